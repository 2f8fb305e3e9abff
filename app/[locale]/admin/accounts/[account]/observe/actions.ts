'use server'
import { defineAction } from '@/lib/actions/define-action'
import { observeHref } from '@/lib/access/observe-href'
import { beginObservation } from '@/lib/observations/begin-observation'
import { stopObserving } from '@/lib/observations/end-observation'
import { beginForm, endForm } from './forms'

const permission = 'accounts.observe'

/** Shows the portal as the chosen user sees it, from the next page on. */
export const begin = defineAction({
  name: 'observations.begin',
  permission,
  schema: beginForm,
  labels: 'office.observe.labels',
  draftKey: ['accountId'],
  whileObserving: true,
  run: ({ tx, actor, at, input }) => beginObservation(tx, actor, at, input),
  onSuccess: () => ({ redirect: '/dashboard' }),
})

/** Stops it; a second press does no harm. */
export const end = defineAction({
  name: 'observations.end',
  permission,
  schema: endForm,
  whileObserving: true,
  run: ({ tx, actor, at }) => stopObserving(tx, actor, at),
  onSuccess: ({ accountId }) => ({ redirect: accountId ? observeHref(accountId, 'ended') : '/admin' }),
})
