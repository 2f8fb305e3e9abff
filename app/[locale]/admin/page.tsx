import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { NextRequestLink } from '@/components/office/next-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { desksOf } from './day-counts'
import { DeskDay, readDeskDay } from './desk-day'
import { FinanceCards } from './finance-cards'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.dashboard'))('title') }
}

/** What waits today, what is the reader's, and where to begin. */
export default async function OfficeDashboard() {
  const actor = await requirePermission('office.use')
  const t = await getTranslations('office.dashboard')
  const desks = desksOf(actor)
  if (can(actor, 'payments.oversee') && desks.length === 0)
    return (
      <>
        <PageHeader title={t('title')} />
        <FinanceCards actor={actor} />
      </>
    )
  if (desks.length === 0) {
    return (
      <>
        <PageHeader title={t('title')} />
        <Card>
          <EmptyState title={t('nothingTitle')}>{t('nothingText')}</EmptyState>
        </Card>
      </>
    )
  }
  const days = await Promise.all(desks.map((desk) => readDeskDay(actor, desk)))
  const startAt = days.find(({ decides, free }) => decides && free.length > 0)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          startAt && (
            <NextRequestLink desk={startAt.desk} size="lg">
              {t('startNext')}
            </NextRequestLink>
          )
        }
      />
      {days.map((day) => (
        <DeskDay key={day.desk} day={day} actor={actor} />
      ))}
    </>
  )
}
