'use server'
import { defineAction } from '@/lib/actions/define-action'
import { markAllRead, openNotification } from '@/lib/notifications/commands'
import { nothing, openForm } from '@/lib/notifications/forms'

export const markAllForOffice = defineAction({
  name: 'office-notifications.mark-all',
  permission: 'office.notifications',
  schema: nothing,
  run: ({ tx, actor, at }) => markAllRead(tx, actor, at),
})

export const openForOffice = defineAction({
  name: 'office-notifications.open',
  permission: 'office.notifications',
  schema: openForm,
  run: ({ tx, actor, at, input }) => openNotification(tx, actor, at, input.id),
  onSuccess: (redirect) => ({ redirect }),
})
