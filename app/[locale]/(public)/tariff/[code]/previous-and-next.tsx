import { getTranslations } from '@/lib/i18n/translations'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { dotted } from '@/lib/tariff/read-code'
import type { Described } from '@/lib/tariff/search'
import { codeHref } from '../hrefs'

/** The one before and the one after, at the same level. */
export async function PreviousAndNext({
  previous,
  next,
  text,
}: {
  previous?: Described
  next?: Described
  text: (of: Described) => string
}) {
  const t = await getTranslations('tariff.neighbours')
  if (!previous && !next) return null
  const link = (node: Described, label: string, end: boolean) => (
    <Link
      href={codeHref(node.code)}
      className={`block rounded-card border border-line bg-surface px-4 py-3 hover:border-primary ${end ? 'sm:col-start-2 sm:text-end' : ''}`}
    >
      <span className="block text-sm text-ink-2">{label}</span>
      <span className="me-2 font-semibold text-primary">
        <Ltr>{node.code.startsWith('S') ? Number(node.code.slice(1)) : dotted(node.code)}</Ltr>
      </span>
      <span className="text-ink">{text(node)}</span>
    </Link>
  )
  return (
    <nav aria-label={t('name')} className="no-print grid gap-3 sm:grid-cols-2">
      {previous && link(previous, t('previous'), false)}
      {next && link(next, t('next'), true)}
    </nav>
  )
}
