import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { OfficeShell } from '@/components/shell/office-shell'
import type { MenuEntry } from '@/components/shell/types'
import { staffOf } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { signOutAction } from '../(auth)/sign-out/actions'
import { shellProps } from '../shell-props'
import { dayCounts, financeDay } from './day-counts'
import { queueHref } from './registrations/filters'

/** The office's bar: the day's counts for those who read the queue. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requirePermission('office.use')
  const staff = staffOf(actor)
  const [t, counts, shell, at] = await Promise.all([
    getTranslations('shell'),
    dayCounts(actor),
    shellProps(),
    now(),
  ])
  const reads = can(actor, 'registrations.read')
  const menu: MenuEntry[] = [{ href: '/admin', label: t('office.dashboard'), icon: 'dashboard', exact: true }]
  if (reads) menu.push({ href: '/admin/registrations', label: t('office.registrations'), icon: 'checklist' })
  const oversees = can(actor, 'payments.oversee')
  if (oversees) menu.push({ href: '/admin/payments', label: t('office.payments'), icon: 'card' })
  if (can(actor, 'tariff.oversee'))
    menu.push({ href: '/admin/tariff', label: t('office.tariff'), icon: 'book' })
  const money = await financeDay(actor)
  const bar = [
    { key: 'waiting', label: t('office.waiting'), value: counts.waiting, href: queueHref({}) },
    { key: 'mine', label: t('office.assigned'), value: counts.mine, href: queueHref({ assigned: 'me' }) },
    {
      key: 'overdue',
      label: t('office.overdue'),
      value: counts.overdue,
      href: queueHref({ overdue: true }),
      urgent: true,
    },
  ]
  const moneyBar = [
    {
      key: 'reviews',
      label: t('office.reviewItems'),
      value: money.open,
      href: '/admin/payments',
      urgent: true,
    },
    {
      key: 'refunds',
      label: t('office.refundsWaiting'),
      value: money.toRelease + money.lost,
      href: '/admin/payments#refunds',
    },
  ]
  const role = staff.roles[0]
  return (
    <OfficeShell
      {...shell}
      menu={menu}
      counts={[...(reads ? bar : []), ...(oversees ? moneyBar : [])]}
      unread={staff.unread}
      signOutAction={signOutAction}
      user={{
        id: staff.userId,
        name: `${staff.firstName} ${staff.lastName}`,
        role: role ? t(`role.${role}`) : '',
      }}
      session={{ now: at, idleEndsAt: staff.idleEndsAt, endsAt: staff.endsAt, signInPath: '/staff/sign-in' }}
    >
      {children}
    </OfficeShell>
  )
}
