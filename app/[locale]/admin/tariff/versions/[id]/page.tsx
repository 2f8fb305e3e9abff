import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { kuwaitDay, now } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { db } from '@/lib/db/client'
import { currentVersion } from '@/lib/tariff/current-version'
import { CHANGE_KINDS, differenceOf } from '@/lib/tariff/import/difference-query'
import { findVersion } from '@/lib/tariff/import/versions-query'
import { versionsHref } from '../../hrefs'
import { VersionTag } from '../../version-tag'
import { DecideVersion } from './decide-version'
import { DifferenceTable } from './difference-table'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ done?: string | string[]; kind?: string | string[]; after?: string | string[] }>
}
const DONE = ['drafted', 'published', 'discarded', 'rolledBack'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariffAdmin.version'))('title') }
}

/** One version: whose, since when, what it changes, and what can be done with it. */
export default async function TariffVersionPage({ params, searchParams }: Props) {
  const actor = await requirePermission('tariff.oversee')
  const version = await findVersion(actor, (await params).id)
  if (!version) notFound()
  const [t, at] = await Promise.all([getTranslations('tariffAdmin.version'), now()])
  const { done: said, kind: asked, after: from } = await searchParams
  const kind = CHANGE_KINDS.find((one) => one === asked)
  const after = kind && typeof from === 'string' && /^\d{12}$/.test(from) ? from : undefined
  const [difference, inForce] = await Promise.all([
    differenceOf(actor, version.id, { kind, after }),
    currentVersion(db, kuwaitDay(at)),
  ])
  const done = DONE.find((one) => one === said)
  const by = (who: { firstName: string; lastName: string } | null) =>
    who ? (
      <bdi>
        {who.firstName} {who.lastName}
      </bdi>
    ) : (
      <bdi>{t('system')}</bdi>
    )
  const rows: Description[] = [
    {
      key: 'state',
      term: t('state'),
      value: <VersionTag state={version.state} inForce={version.id === inForce?.id} />,
    },
    { key: 'effectiveOn', term: t('effectiveOn'), value: <Ltr>{formatDay(version.effectiveOn)}</Ltr> },
    { key: 'lines', term: t('lines'), value: <Ltr>{version.lineCount.toLocaleString('en')}</Ltr> },
    { key: 'file', term: t('file'), value: <bdi className="wrap-anywhere">{version.fileName}</bdi> },
    {
      key: 'imported',
      term: t('imported'),
      value: (
        <span>
          <DateTime at={version.importedAt} /> · {by(version.importedBy)}
        </span>
      ),
    },
    ...(version.publishedAt
      ? [
          {
            key: 'published',
            term: t('published'),
            value: (
              <span>
                <DateTime at={version.publishedAt} /> · {by(version.publishedBy)}
              </span>
            ),
          },
        ]
      : []),
    ...(version.rolledBackAt
      ? [
          {
            key: 'rolledBack',
            term: t('rolledBack'),
            value: (
              <span>
                <DateTime at={version.rolledBackAt} /> · {by(version.rolledBackBy)}
                <br />
                <bdi>{version.rollBackReason}</bdi>
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <Breadcrumbs name={t('trail')} items={[{ href: versionsHref(), label: t('back') }]} />
      <PageHeader
        title={
          <>
            <Ltr>{version.number}</Ltr> · <bdi>{version.title}</bdi>
          </>
        }
        lead={version.demonstration ? t('demonstration') : undefined}
      />
      <div className="grid gap-6">
        {done && (
          <Banner tone="success" live>
            {t(`done.${done}`)}
          </Banner>
        )}
        <Card id="data" title={t('data')} flush>
          <DescriptionList items={rows} />
        </Card>
        {can(actor, 'tariff.edit') && <DecideVersion version={version} />}
        {difference && version.state !== 'DISCARDED' && (
          <DifferenceTable versionId={version.id} difference={difference} after={after} />
        )}
      </div>
    </>
  )
}
