import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Ltr } from '@/components/ui/ltr'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { db } from '@/lib/db/client'
import { Link } from '@/lib/i18n/link'
import { currentVersion } from '@/lib/tariff/current-version'
import { listVersions } from '@/lib/tariff/import/versions-query'
import { versionHref, versionsHref } from './hrefs'
import { TariffHead } from './tariff-head'
import { VersionTag } from './version-tag'

type Props = { searchParams: Promise<{ before?: string | string[]; problem?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariffAdmin'))('title') }
}

/** Versions of the national tariff, and the form that brings the next one. */
export default async function TariffVersionsPage({ searchParams }: Props) {
  const actor = await requirePermission('tariff.oversee')
  const { before, problem } = await searchParams
  const [t, problems, locale, at] = await Promise.all([
    getTranslations('tariffAdmin'),
    getTranslations('problems'),
    getLocale(),
    now(),
  ])
  const [{ rows, next }, inForce] = await Promise.all([
    listVersions(actor, typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined),
    currentVersion(db, kuwaitDay(at)),
  ])
  const code = typeof problem === 'string' && /^[a-zA-Z]{1,40}$/.test(problem) ? problem : undefined
  return (
    <>
      <TariffHead
        section="versions"
        lead={
          inForce
            ? t.rich('inForce', {
                title: () => <bdi>{inForce.title}</bdi>,
                day: () => <Ltr>{formatDay(inForce.effectiveOn)}</Ltr>,
              })
            : t('noneInForce')
        }
      />
      {can(actor, 'tariff.edit') && (
        <Card id="upload" title={t('upload.title')} className="mb-6">
          {code && (
            <div className="mb-4">
              <Banner tone="stopped" live>
                {problems.has(code) ? problems(code, { most: 20 }) : problems('invalid')}
              </Banner>
            </div>
          )}
          {/* A plain form to a route: the body of a server action ends at a megabyte. */}
          <form
            action="/api/tariff/uploads"
            method="post"
            encType="multipart/form-data"
            className="grid max-w-2xl gap-4"
            aria-label={t('upload.title')}
          >
            <input type="hidden" name="locale" value={locale} />
            <p className="text-ink-2">{t('upload.text')}</p>
            <div className="grid gap-1.5">
              <label htmlFor="file" className="font-semibold">
                {t('upload.file')}
              </label>
              <input
                id="file"
                name="file"
                type="file"
                required
                accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                className="field-box"
              />
            </div>
            <div>
              <Button type="submit" icon="upload">
                {t('upload.submit')}
              </Button>
            </div>
          </form>
        </Card>
      )}
      <Card id="versions" title={t('versions.title')} flush>
        <DataTable
          dense
          caption={t('versions.title')}
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState icon="search" title={t('versions.none')}>
              {t('versions.noneText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'number',
              header: t('versions.number'),
              tight: true,
              cell: (row) => <Ltr>{row.number}</Ltr>,
            },
            {
              key: 'title',
              header: t('versions.name'),
              rowHeader: true,
              cell: (row) => (
                <Link
                  href={versionHref(row.id)}
                  className="inline-block py-1 font-semibold text-primary hover:underline"
                >
                  <bdi>{row.title}</bdi>
                </Link>
              ),
            },
            {
              key: 'state',
              header: t('versions.state'),
              tight: true,
              cell: (row) => <VersionTag state={row.state} inForce={row.id === inForce?.id} />,
            },
            {
              key: 'effectiveOn',
              header: t('versions.effectiveOn'),
              tight: true,
              cell: (row) => <Ltr>{formatDay(row.effectiveOn)}</Ltr>,
            },
            {
              key: 'lines',
              header: t('versions.lines'),
              tight: true,
              cell: (row) => <Ltr>{row.lineCount.toLocaleString('en')}</Ltr>,
            },
            {
              key: 'file',
              header: t('versions.file'),
              cell: (row) => <bdi className="wrap-anywhere">{row.fileName}</bdi>,
            },
          ]}
        />
        <Pagination
          first={before ? versionsHref() : undefined}
          next={next ? versionsHref(next) : undefined}
        />
      </Card>
    </>
  )
}
