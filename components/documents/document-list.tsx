import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { DateTime } from '@/components/ui/date-time'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import type { FormState } from '@/lib/actions/form-state'
import type { ListedDocument } from '@/lib/documents/queries'
import { formatBytes } from '@/lib/i18n/format'
import { DocumentPreview } from './document-preview'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

type Props = {
  documents: ListedDocument[]
  /** Path below the locale where deleting and renaming return to. */
  back: string
  /** Given while the request may be changed: deleting only in a draft. */
  remove?: Action
  rename?: Action
}

const LINK = 'inline-flex min-h-6 items-center gap-1 text-primary underline underline-offset-4'

/** Side by side while closed; open, each has the whole line. */
const PART = 'open:basis-full'

/**
 * Uploaded documents: name, type, size and date; look at, download, rename and, before submission, delete.
 */
export async function DocumentList({ documents, back, remove, rename }: Props) {
  const t = await getTranslations('documents')
  if (documents.length === 0) return <p className="text-ink-2">{t('empty')}</p>
  return (
    <ul className="divide-y divide-line">
      {documents.map((document) => (
        <li
          key={document.id}
          id={`document-${document.id}`}
          className="grid gap-2 py-4 first:pt-0 last:pb-0 target:bg-done-soft"
        >
          <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <Icon name="file" className="mt-1 text-primary" />
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-semibold break-words">
                <bdi>{document.name}</bdi>
              </p>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
                <span>{t(`types.${document.type}`)}</span>
                <span aria-hidden="true">·</span>
                <Ltr>{formatBytes(document.bytes)}</Ltr>
                <span aria-hidden="true">·</span>
                <DateTime at={document.addedAt} />
                {document.version > 1 && <span>{t('version', { version: document.version })}</span>}
                {document.removedAt && <Tag>{t('replaced')}</Tag>}
              </p>
            </div>
            <a href={`/api/documents/${document.id}?download=1`} download className={LINK}>
              <Icon name="download" size={18} />
              {t('download')}
              <span className="sr-only">
                {' '}
                <bdi>{document.name}</bdi>
              </span>
            </a>
          </div>
          <div className="flex flex-wrap gap-x-6 gap-y-1">
            <details className={PART}>
              <summary className={`${LINK} cursor-pointer`}>
                {t('preview')}
                <span className="sr-only">
                  {' '}
                  <bdi>{document.name}</bdi>
                </span>
              </summary>
              <div className="mt-2">
                <DocumentPreview document={document} />
              </div>
            </details>
            {rename && !document.removedAt && (
              <details className={PART}>
                <summary className={`${LINK} cursor-pointer`}>
                  {t('rename')}
                  <span className="sr-only">
                    {' '}
                    <bdi>{document.name}</bdi>
                  </span>
                </summary>
                <ActionForm
                  action={rename}
                  keep
                  idPrefix={`rename-${document.id}`}
                  className="mt-2 grid gap-3"
                >
                  <input type="hidden" name="documentId" value={document.id} />
                  <TextField name="name" label={t('name')} required defaultValue={document.name} />
                  <div>
                    <SubmitButton variant="secondary" size="sm">
                      {t('save')}
                    </SubmitButton>
                  </div>
                </ActionForm>
              </details>
            )}
            {remove && !document.removedAt && (
              <details className={PART}>
                <summary className={`${LINK} cursor-pointer text-stopped`}>
                  {t('delete')}
                  <span className="sr-only">
                    {' '}
                    <bdi>{document.name}</bdi>
                  </span>
                </summary>
                <ActionForm action={remove} idPrefix={`remove-${document.id}`} className="mt-2 grid gap-3">
                  <input type="hidden" name="documentId" value={document.id} />
                  <input type="hidden" name="back" value={back} />
                  <p>{t('deleteSure')}</p>
                  <div>
                    <SubmitButton variant="danger" size="sm" icon="trash">
                      {t('deleteYes')}
                    </SubmitButton>
                  </div>
                </ActionForm>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
