'use server'
import { memberOf } from '@/lib/access/actor'
import { defineAction } from '@/lib/actions/define-action'
import { askForAccess } from '@/lib/service-access/ask-for-access'
import { askForm, serviceForm, withdrawForm } from '@/lib/service-access/forms'
import { leaveService, subscribeService } from '@/lib/service-access/subscribe-service'
import { withdrawAccessRequest } from '@/lib/service-access/withdraw-access-request'
import { servicePath } from '@/lib/services/service-catalogue'

export const subscribeAction = defineAction({
  name: 'services.subscribe',
  permission: 'account.services',
  schema: serviceForm,
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => subscribeService(tx, memberOf(actor), at, input),
  onSuccess: (service) => ({ redirect: servicePath(service) }),
})

export const leaveAction = defineAction({
  name: 'services.leave',
  permission: 'account.services',
  schema: serviceForm,
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => leaveService(tx, memberOf(actor), at, input),
  onSuccess: (service) => ({ redirect: servicePath(service) }),
})

export const askAction = defineAction({
  name: 'services.ask',
  permission: 'access.ask',
  schema: askForm,
  labels: 'serviceSubscriptions.askForm',
  limit: { most: 10, seconds: 600 },
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => askForAccess(tx, memberOf(actor), at, input),
  onSuccess: ({ service }) => ({ redirect: `${servicePath(service)}#own` }),
})

export const withdrawAskAction = defineAction({
  name: 'services.withdraw-ask',
  permission: 'access.ask',
  schema: withdrawForm,
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => withdrawAccessRequest(tx, memberOf(actor), at, input.requestId),
  onSuccess: ({ service }) => ({ redirect: `${servicePath(service)}#own` }),
})
