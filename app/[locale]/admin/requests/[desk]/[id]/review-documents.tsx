import { getTranslations } from '@/lib/i18n/translations'
import type { Actor } from '@/lib/access/actor'
import { DocumentView } from '@/components/office/document-view'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { StatusTag } from '@/components/ui/status-tag'
import { Tabs } from '@/components/ui/tabs'
import { findPreview } from '@/lib/documents/preview/find-preview'
import { earlierVersions } from '@/lib/documents/versions'
import type { DocumentType } from '@/lib/documents/types'
import { formatBytes } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { requestTypes } from '@/lib/request-types'
import { NoteForm } from './note-form'
import { showHref, type ReviewContext } from './review-context'

/** The papers beside the answers: one shown, the others a link away, older versions kept in reach. */
export async function ReviewDocuments({ actor, context }: { actor: Actor; context: ReviewContext }) {
  const { review, showsForms, drafts } = context
  const [t, types] = await Promise.all([
    getTranslations('office.documents'),
    getTranslations('documents.types'),
  ])
  const named = (type: string) => types(type as DocumentType)
  const current = review.documents.filter((document) => document.current)
  const missing = context.panels.required.filter(
    (type) => !current.some((document) => document.type === type),
  )
  const shown = review.documents.find(({ id }) => id === context.document) ?? current[0]
  const older = shown ? (earlierVersions(review.documents).get(shown.id) ?? []) : []
  const note = (type: string) => drafts.find((draft) => draft.target === 'DOCUMENT' && draft.name === type)
  return (
    <section
      aria-labelledby="documents-title"
      className="grid min-w-0 gap-4 rounded-card border border-line bg-sunken p-4 lg:sticky lg:top-4"
    >
      <h2 id="documents-title" className="text-xl">
        {t('title')}
      </h2>
      {current.length > 0 && (
        <Tabs
          name={t('title')}
          items={current.map(({ id, type, name }) => ({
            href: showHref(context, { document: id }),
            label: type === 'OTHER' ? <bdi>{name}</bdi> : named(type),
            current: id === shown?.id,
          }))}
        />
      )}
      {missing.map((type) => (
        <div key={type} className="flex flex-wrap items-start gap-3">
          <StatusTag state="MISSING" />
          <span>{named(type)}</span>
          {showsForms && <NoteForm context={context} target="DOCUMENT" name={type} label={named(type)} />}
        </div>
      ))}
      {!shown && <EmptyState icon="file" title={t('none')} />}
      {shown && (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
            <bdi className="font-semibold text-ink">{shown.name}</bdi>
            <Ltr>{formatBytes(shown.bytes)}</Ltr>
            <span>
              {t('added')} <DateTime at={new Date(shown.addedAt)} />
            </span>
            {!shown.current && <StatusTag state="CHANGED" label={t('old')} />}
          </div>
          {note(shown.type) && (
            <p className="rounded-field bg-accent-soft px-3 py-2 text-sm font-semibold text-accent">
              {t('draft')} <bdi>{note(shown.type)?.reason}</bdi>
            </p>
          )}
          {showsForms && shown.current && (
            <div>
              <NoteForm context={context} target="DOCUMENT" name={shown.type} label={named(shown.type)} />
            </div>
          )}
          <DocumentView
            id={shown.id}
            name={`${named(shown.type)}: ${shown.name}`}
            preview={await findPreview(requestTypes, actor, shown.id)}
          />
          {older.length > 0 && (
            <div>
              <h3 className="text-sm font-semibold">{t('versions')}</h3>
              <ul className="grid gap-1 text-sm">
                {older.map((document) => (
                  <li key={document.id}>
                    <Link
                      href={showHref(context, { document: document.id })}
                      className="text-primary underline"
                    >
                      <bdi>{document.name}</bdi>
                    </Link>{' '}
                    <DateTime at={new Date(document.addedAt)} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </section>
  )
}
