import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import type { ListedDocument } from '@/lib/documents/queries'
import { formatBytes, formatDateTime } from '@/lib/i18n/format'

type Listed = Pick<ListedDocument, 'id' | 'type' | 'name' | 'bytes' | 'version' | 'addedAt'>

/** Documents as they are read: kind, name with a way to open it, size and time; nothing to change. */
export async function DocumentRows({ documents, empty }: { documents: Listed[]; empty: ReactNode }) {
  const [t, types, common] = await Promise.all([
    getTranslations('requests.answers'),
    getTranslations('documents'),
    getTranslations('common'),
  ])
  if (documents.length === 0) return <p className="px-4 py-4 text-ink-2 sm:px-6">{empty}</p>
  return (
    <DescriptionList
      items={documents.map((document) => ({
        key: document.id,
        term: types(`types.${document.type}`),
        value: (
          <>
            <a
              href={`/api/documents/${document.id}`}
              className="inline-block py-0.5 text-primary underline underline-offset-4"
            >
              <bdi>{document.name}</bdi>
            </a>
            <span className="block text-sm text-ink-2">
              <span>
                <Ltr>{formatBytes(document.bytes)}</Ltr> · <Ltr>{formatDateTime(document.addedAt)}</Ltr>
              </span>
              {document.version > 1 && <span> · {t('version', { version: document.version })}</span>}
            </span>
          </>
        ),
        action: (
          <a
            href={`/api/documents/${document.id}?download=1`}
            download
            className="inline-block py-0.5 text-primary underline underline-offset-4"
          >
            {common('download')}
            <span className="sr-only">
              {' '}
              <bdi>{document.name}</bdi>
            </span>
          </a>
        ),
      }))}
    />
  )
}
