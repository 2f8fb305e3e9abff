import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { staffOf } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { getTranslations } from '@/lib/i18n/translations'
import { findStaff, UNUSED_DAYS } from '@/lib/staff/staff-queries'
import { doneOf, staffListHref } from '../hrefs'
import { StaffStateTag } from '../state-tag'
import { AccessHistory } from './access-history'
import { OpenProposal } from './open-proposal'
import { RolesForm } from './roles-form'
import { SuspendForm } from './suspend-form'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.staff'))('person') }
}

/** One member of staff: roles, what waits for another administrator, and the history of access. */
export default async function StaffMemberPage({ params, searchParams }: Props) {
  const actor = await requirePermission('staff.oversee')
  const [{ id }, query, at] = await Promise.all([params, searchParams, now()])
  const row = await findStaff(actor, at, id)
  if (!row) notFound()
  const [t, role] = await Promise.all([getTranslations('office.staff'), getTranslations('shell.role')])
  const done = doneOf(query.done)
  const own = staffOf(actor).userId === row.id
  const manages = can(actor, 'staff.manage') && !own
  return (
    <>
      <PageHeader
        title={
          <bdi>
            {row.firstName} {row.lastName}
          </bdi>
        }
        tag={<StaffStateTag row={row} />}
        lead={<Ltr className="wrap-anywhere">{row.email}</Ltr>}
        breadcrumbs={[{ href: staffListHref({}), label: t('title') }, { label: t('person') }]}
      />
      <div className="grid gap-6">
        {done && (
          <Banner tone="success" live>
            {t(`done.${done}`)}
          </Banner>
        )}
        {own && <Banner>{t('own')}</Banner>}
        <Card id="data" title={t('data')} flush>
          <DescriptionList
            items={[
              {
                key: 'roles',
                term: t('columns.roles'),
                value:
                  row.roles.length > 0 ? row.roles.map((one) => role(one)).join(t('comma')) : t('noRoles'),
              },
              { key: 'created', term: t('since'), value: <DateTime at={row.createdAt} /> },
              {
                key: 'lastSignIn',
                term: t('columns.lastSignIn'),
                value: row.lastSignInAt ? <DateTime at={row.lastSignInAt} /> : t('never'),
              },
              ...(row.unused
                ? [{ key: 'unused', term: t('attention'), value: t('unused', { days: UNUSED_DAYS }) }]
                : []),
            ]}
          />
        </Card>
        {row.proposal && <OpenProposal proposal={row.proposal} actor={actor} />}
        {manages && !row.proposal && row.state !== 'SUSPENDED' && <RolesForm row={row} />}
        {manages && <SuspendForm row={row} />}
        <AccessHistory events={row.history} />
      </div>
    </>
  )
}
