import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import type { Preview } from '@/lib/documents/preview/find-preview'

type Props = {
  id: string
  name: string
  /** Undefined while it is being made. */
  preview: Preview | undefined
}

/** A box that scrolls must be reached by the keyboard (WCAG 2.1.1). */
const FOCUSABLE = { tabIndex: 0 }

/**
 * A document as the office sees it: pictures of its pages, made by us. The file itself is a stranger's, and
 * stands behind a warning. Our own addresses serve both: checked, audited where they show a person's
 * identity.
 */
export async function DocumentView({ id, name, preview }: Props) {
  const t = await getTranslations('office.documents')
  const { pages, totalPages, problem } = preview ?? { pages: [], totalPages: 0, problem: null }
  const shown = pages.length
  return (
    <div className="grid min-w-0 gap-4">
      {!preview && <Banner tone="info" title={t('waiting')} />}
      {problem && <Banner tone="warn" title={t(`previewProblems.${problem}`, { shown })} />}
      {!problem && shown < totalPages && (
        <Banner tone="info" title={t('previewProblems.MORE', { shown, total: totalPages })} />
      )}
      {shown > 0 && (
        <div
          role="region"
          aria-label={`${t('pages')}: ${name}`}
          {...FOCUSABLE}
          className="max-h-[75vh] overflow-auto rounded-field border border-line bg-surface"
        >
          <ol className="grid gap-4 p-2">
            {pages.map(({ width, height }, index) => {
              const page = t('page', { page: index + 1, total: totalPages })
              return (
                <li key={index} className="grid gap-1">
                  <span className="text-sm text-ink-2">{page}</span>
                  <img
                    src={`/api/documents/${id}/pages/${index + 1}`}
                    alt={`${name}, ${page}`}
                    width={width}
                    height={height}
                    loading="lazy"
                    className="h-auto max-w-full border border-line"
                  />
                </li>
              )
            })}
          </ol>
        </div>
      )}
      <details>
        <summary className="cursor-pointer text-primary underline underline-offset-4">
          {t('original')}
        </summary>
        <div className="mt-2 grid gap-3">
          <p>{t('warning')}</p>
          <div className="flex flex-wrap gap-3">
            <a
              href={`/api/documents/${id}`}
              target="_blank"
              rel="noopener"
              className="text-primary underline underline-offset-4"
            >
              {t('open')}
            </a>
            <ButtonLink href={`/api/documents/${id}?download=1`} variant="quiet" size="sm" icon="download">
              {t('download')}
            </ButtonLink>
          </div>
        </div>
      </details>
    </div>
  )
}
