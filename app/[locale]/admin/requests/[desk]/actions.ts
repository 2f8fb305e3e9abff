'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { correctRegistrationNumber } from '@/lib/companies/correct-registration-number'
import { requestTypes } from '@/lib/request-types'
import { approveRequest, rejectRequest, returnRequest } from '@/lib/requests/decide'
import { claimRequest, releaseRequest, takeOverRequest } from '@/lib/requests/office-assign'
import { addInternalNote, draftCorrection, removeCorrection } from '@/lib/requests/office-corrections'
import {
  decisionForm,
  noteForm,
  numberForm,
  rejectForm,
  requestForm,
  takeOverForm,
  targetForm,
  textForm,
} from './forms'
import { reviewHref, type Reviewed } from './filters'

const permission = 'requests.decide'
// A colleague may have been first: the page shows what the request is by now.
const refreshOnFailure = true
const open = (request: Reviewed) => ({ redirect: reviewHref(request) })
const openAt = (part: string) => (request: Reviewed) => ({ redirect: reviewHref(request, {}, part) })
const decided = (done: string) => (request: Reviewed) => ({ redirect: reviewHref(request, { done }) })

export const claim = defineAction({
  name: 'office.claim',
  permission,
  refreshOnFailure,
  schema: z.object(requestForm),
  run: ({ tx, actor, at, input }) => claimRequest(requestTypes, tx, actor, at, input),
  onSuccess: open,
})

export const takeOver = defineAction({
  name: 'office.take-over',
  permission,
  refreshOnFailure,
  schema: z.object(takeOverForm),
  run: ({ tx, actor, at, input }) => takeOverRequest(requestTypes, tx, actor, at, input),
  onSuccess: open,
})

export const release = defineAction({
  name: 'office.release',
  permission,
  refreshOnFailure,
  schema: z.object(requestForm),
  run: ({ tx, actor, at, input }) => releaseRequest(requestTypes, tx, actor, at, input),
  onSuccess: open,
})

export const draftNote = defineAction({
  name: 'office.draft-correction',
  permission,
  refreshOnFailure,
  schema: z.object(noteForm),
  labels: 'office.labels',
  draftKey: ['requestId', 'target', 'name'],
  run: ({ tx, actor, at, input }) => draftCorrection(requestTypes, tx, actor, at, input),
})

export const removeNote = defineAction({
  name: 'office.remove-correction',
  permission,
  refreshOnFailure,
  schema: z.object(targetForm),
  run: ({ tx, actor, at, input }) => removeCorrection(requestTypes, tx, actor, at, input),
})

export const returnForCorrection = defineAction({
  name: 'office.return',
  permission,
  refreshOnFailure,
  schema: z.object(decisionForm),
  run: ({ tx, actor, at, input }) => returnRequest(requestTypes, tx, actor, at, input),
  onSuccess: decided('returned'),
})

export const approve = defineAction({
  name: 'office.approve',
  permission,
  refreshOnFailure,
  schema: z.object(decisionForm),
  run: ({ tx, actor, at, input }) => approveRequest(requestTypes, tx, actor, at, input),
  onSuccess: decided('approved'),
})

export const reject = defineAction({
  name: 'office.reject',
  permission,
  refreshOnFailure,
  schema: z.object(rejectForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => rejectRequest(requestTypes, tx, actor, at, input),
  onSuccess: decided('rejected'),
})

export const correctCompanyNumber = defineAction({
  name: 'office.correct-number',
  permission,
  refreshOnFailure,
  schema: z.object(numberForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => correctRegistrationNumber(tx, actor, at, input),
  onSuccess: openAt('field-commercialRegistrationNumber'),
})

export const addNote = defineAction({
  name: 'office.add-note',
  permission,
  refreshOnFailure,
  schema: z.object(textForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => addInternalNote(requestTypes, tx, actor, at, input),
  onSuccess: openAt('notes'),
})
