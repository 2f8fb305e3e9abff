import { getTranslations } from '@/lib/i18n/translations'
import { Ltr } from '@/components/ui/ltr'
import { formatBytes, formatDateTime } from '@/lib/i18n/format'
import type { ReturnedDocument as Returned } from '@/lib/requests/returned-query'

/** The current version of a returned document, to be looked at. */
export async function ReturnedDocument({ document }: { document: Returned }) {
  const [t, names] = await Promise.all([
    getTranslations('requests.correctPage'),
    getTranslations('documents'),
  ])
  return (
    <p id={`document-${document.id}`} className="mt-1 text-sm text-ink-2">
      {t('current')}:{' '}
      <a href={`/api/documents/${document.id}`} className="text-primary underline underline-offset-4">
        <bdi>{document.name}</bdi>
      </a>
      <span className="block">
        <span>
          <Ltr>{formatBytes(document.bytes)}</Ltr> · <Ltr>{formatDateTime(new Date(document.addedAt))}</Ltr>
        </span>
        {document.type !== 'OTHER' && <span> · {names('version', { version: document.version })}</span>}
      </span>
    </p>
  )
}
