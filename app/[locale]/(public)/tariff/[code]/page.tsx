import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { PublicPage } from '@/components/shell/public-page'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { isObserved } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { clientAddress } from '@/lib/http/client-address'
import { db } from '@/lib/db/client'
import { currentVersion } from '@/lib/tariff/current-version'
import { recordChoice } from '@/lib/tariff/click-feedback'
import { dotted } from '@/lib/tariff/read-code'
import { isSaved } from '@/lib/tariff/saved-codes'
import { searchTariff } from '@/lib/tariff/search'
import { findTariffPage, readAddress } from '@/lib/tariff/tree-query'
import { codeHref, type TariffParams } from '../hrefs'
import { Children } from './children'
import { Estimate } from './estimate'
import { LineData } from './line-data'
import { Lines } from './lines'
import { PreviousAndNext } from './previous-and-next'
import { NodeData } from './node-data'
import { SaveButton } from './save-button'

type Props = { params: Promise<{ code: string }>; searchParams: Promise<TariffParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const code = readAddress(decodeURIComponent((await params).code))
  return { title: `${(await getTranslations('tariff'))('title')}${code ? ` ${dotted(code)}` : ''}` }
}

/**
 * A section, chapter, heading, subheading or national line: what it covers, what lies below it, what is paid
 * for it.
 */
export default async function TariffCodePage({ params, searchParams }: Props) {
  const actor = await requirePermission('public.use')
  const typed = decodeURIComponent((await params).code)
  const query = await searchParams
  const locale = await getLocale()
  const at = await now()
  const code = readAddress(typed)
  if (!code) notFound()
  // One address a code: with dots, or a longer one than is known, leads to the plain digits of what is.
  if (typed !== code.toLowerCase()) redirect(`/${locale}${codeHref(code)}`)
  const day = kuwaitDay(at)
  const [page, version, saved] = await Promise.all([
    findTariffPage(code, day),
    currentVersion(db, day),
    isSaved(actor, code),
  ])
  const t = await getTranslations('tariff')
  if (!page) {
    // The search knows what became of a replaced code, and the longest part of any other that is one.
    const answer = code.startsWith('S') ? undefined : await searchTariff({ text: code, type: 'code', day })
    if (answer?.kind === 'CODE' && (answer.known || answer.successors.length > 0))
      redirect(`/${locale}/tariff?q=${code}`)
    notFound()
  }
  const { node, line } = page
  const asked = [query.q ?? ''].flat()[0]!
  const address = clientAddress(await headers())
  // Which result was chosen is counted once the page is out.
  if (asked && !isObserved(actor)) after(() => recordChoice({ text: asked, code, locale, address }, at))
  const text = (of: { textAr: string | null; textEn: string | null }) =>
    (locale === 'ar' ? (of.textAr ?? of.textEn) : (of.textEn ?? of.textAr)) ?? ''
  const label = (of: { code: string }) => (
    <Ltr>{of.code.startsWith('S') ? Number(of.code.slice(1)) : dotted(of.code)}</Ltr>
  )
  const level = line ? 'line' : (['section', 'chapter', 'heading', 'subheading'] as const)[node.level / 2]!
  return (
    <PublicPage>
      <PageHeader
        breadcrumbs={[
          { label: t('title'), href: '/tariff' },
          ...page.path.map((above) => ({
            label: (
              <>
                {t(
                  `levels.${(['section', 'chapter', 'heading', 'subheading'] as const)[above.code.startsWith('S') ? 0 : above.code.length / 2]!}`,
                )}{' '}
                {label(above)}
              </>
            ),
            href: codeHref(above.code),
          })),
          { label: label(line ?? node) },
        ]}
        title={
          <>
            <span className="me-3 text-primary">{label(line ?? node)}</span>
            {text(line ?? node)}
          </>
        }
        lead={t(`levels.${level}`)}
        actions={
          saved !== undefined && code.length >= 4 ? <SaveButton code={code} saved={saved} /> : undefined
        }
      />
      <div className="grid gap-6">
        {line ? (
          <LineData line={line} node={node} version={version} locale={locale} />
        ) : (
          <NodeData node={node} />
        )}
        {line && <Estimate line={line} params={query} />}
        {page.children.length > 0 && <Children nodes={page.children} text={text} />}
        {!line && node.level === 6 && <Lines lines={page.lines} version={version} text={text} />}
        <PreviousAndNext previous={page.previous} next={page.next} text={text} />
      </div>
    </PublicPage>
  )
}
