import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { OfficeShell } from '@/components/shell/office-shell'
import type { MenuEntry } from '@/components/shell/types'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { signOutAction } from '../(auth)/sign-out/actions'
import { shellProps } from '../shell-props'
import { dayCounts, desksOf, financeDay } from './day-counts'
import { queueHref } from './requests/[desk]/filters'

/** The office's bar: the day's counts for those who read the queue. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requirePermission('office.use')
  const staff = staffOf(actor)
  const [t, shell, at] = await Promise.all([getTranslations('shell'), shellProps(), now()])
  const desks = desksOf(actor)
  const menu: MenuEntry[] = [{ href: '/admin', label: t('office.dashboard'), icon: 'dashboard', exact: true }]
  for (const desk of desks)
    menu.push({
      href: queueHref(desk, {}),
      label: t(`office.desks.${desk as 'registrations'}`),
      icon: 'checklist',
    })
  const oversees = can(actor, 'payments.oversee')
  if (oversees) menu.push({ href: '/admin/payments', label: t('office.payments'), icon: 'card' })
  if (can(actor, 'tariff.oversee'))
    menu.push({ href: '/admin/tariff', label: t('office.tariff'), icon: 'book' })
  if (can(actor, 'accounts.oversee'))
    menu.push({ href: '/admin/accounts', label: t('office.accounts'), icon: 'companies' })
  if (can(actor, 'staff.oversee'))
    menu.push({ href: '/admin/staff', label: t('office.staff'), icon: 'users' })
  menu.push({ href: '/admin/activity', label: t('office.activity'), icon: 'history' })
  if (can(actor, 'audit.read')) menu.push({ href: '/admin/audit', label: t('office.audit'), icon: 'shield' })
  const money = await financeDay(actor)
  const bars = await Promise.all(desks.map((desk) => deskBar(actor, desk)))
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
      counts={[...bars.flat(), ...(oversees ? moneyBar : [])]}
      unread={staff.unread}
      signOutAction={signOutAction}
      user={{
        id: staff.userId,
        name: `${staff.firstName} ${staff.lastName}`,
        role: role ? t(`role.${role}`) : '',
      }}
      session={
        shell.observation
          ? undefined
          : { now: at, idleEndsAt: staff.idleEndsAt, endsAt: staff.endsAt, signInPath: '/staff/sign-in' }
      }
    >
      {children}
    </OfficeShell>
  )
}

/** The day's counts of a desk, each leading to what it counts. */
async function deskBar(actor: Actor, desk: string) {
  const [t, counts] = await Promise.all([getTranslations('shell.office'), dayCounts(actor, desk)])
  return [
    { key: `${desk}-waiting`, label: t('waiting'), value: counts.waiting, href: queueHref(desk, {}) },
    {
      key: `${desk}-mine`,
      label: t('assigned'),
      value: counts.mine,
      href: queueHref(desk, { assigned: 'me' }),
    },
    {
      key: `${desk}-overdue`,
      label: t('overdue'),
      value: counts.overdue,
      href: queueHref(desk, { overdue: true }),
      urgent: true,
    },
  ]
}
