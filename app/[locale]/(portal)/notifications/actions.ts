'use server'
import { defineAction } from '@/lib/actions/define-action'
import { markAllRead, openNotification } from '@/lib/notifications/commands'
import { nothing, openForm } from '@/lib/notifications/forms'

export const markAll = defineAction({
  name: 'notifications.mark-all',
  permission: 'portal.use',
  schema: nothing,
  run: ({ tx, actor, at }) => markAllRead(tx, actor, at),
})

export const open = defineAction({
  name: 'notifications.open',
  permission: 'portal.use',
  schema: openForm,
  run: ({ tx, actor, at, input }) => openNotification(tx, actor, at, input.id),
  onSuccess: (redirect) => ({ redirect }),
})
