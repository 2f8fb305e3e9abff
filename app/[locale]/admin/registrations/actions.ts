'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { approve } from '@/lib/companies/approve'
import { claimRequest, releaseRequest, takeOverRequest } from '@/lib/requests/office-assign'
import { addInternalNote, draftCorrection, removeCorrection } from '@/lib/requests/office-corrections'
import { rejectRequest, returnRequest } from '@/lib/requests/office-decide'
import { correctNumber } from '@/lib/requests/office-number'
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
import { reviewHref } from './filters'

const permission = 'registrations.decide'
// A colleague may have been first: the page shows what the request is by now.
const refreshOnFailure = true
const open = ({ id }: { id: string }) => ({ redirect: reviewHref(id) })
const openAt =
  (part: string) =>
  ({ id }: { id: string }) => ({ redirect: reviewHref(id, {}, part) })
const decided =
  (done: string) =>
  ({ id }: { id: string }) => ({ redirect: reviewHref(id, { done }) })

export const claim = defineAction({
  name: 'office.claim',
  permission,
  refreshOnFailure,
  schema: z.object(requestForm),
  run: ({ tx, actor, at, input }) => claimRequest(tx, actor, at, input),
  onSuccess: open,
})

export const takeOver = defineAction({
  name: 'office.take-over',
  permission,
  refreshOnFailure,
  schema: z.object(takeOverForm),
  run: ({ tx, actor, at, input }) => takeOverRequest(tx, actor, at, input),
  onSuccess: open,
})

export const release = defineAction({
  name: 'office.release',
  permission,
  refreshOnFailure,
  schema: z.object(requestForm),
  run: ({ tx, actor, at, input }) => releaseRequest(tx, actor, at, input),
  onSuccess: open,
})

export const draftNote = defineAction({
  name: 'office.draft-correction',
  permission,
  refreshOnFailure,
  schema: z.object(noteForm),
  labels: 'office.labels',
  draftKey: ['requestId', 'target', 'name'],
  run: ({ tx, actor, at, input }) => draftCorrection(tx, actor, at, input),
})

export const removeNote = defineAction({
  name: 'office.remove-correction',
  permission,
  refreshOnFailure,
  schema: z.object(targetForm),
  run: ({ tx, actor, at, input }) => removeCorrection(tx, actor, at, input),
})

export const returnForCorrection = defineAction({
  name: 'office.return',
  permission,
  refreshOnFailure,
  schema: z.object(decisionForm),
  run: ({ tx, actor, at, input }) => returnRequest(tx, actor, at, input),
  onSuccess: decided('returned'),
})

export const approveRequest = defineAction({
  name: 'office.approve',
  permission,
  refreshOnFailure,
  schema: z.object(decisionForm),
  run: ({ tx, actor, at, input }) => approve(tx, actor, at, input),
  onSuccess: ({ requestId }) => decided('approved')({ id: requestId }),
})

export const reject = defineAction({
  name: 'office.reject',
  permission,
  refreshOnFailure,
  schema: z.object(rejectForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => rejectRequest(tx, actor, at, input),
  onSuccess: decided('rejected'),
})

export const correctCompanyNumber = defineAction({
  name: 'office.correct-number',
  permission,
  refreshOnFailure,
  schema: z.object(numberForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => correctNumber(tx, actor, at, input),
  onSuccess: openAt('field-commercialRegistrationNumber'),
})

export const addNote = defineAction({
  name: 'office.add-note',
  permission,
  refreshOnFailure,
  schema: z.object(textForm),
  labels: 'office.labels',
  run: ({ tx, actor, at, input }) => addInternalNote(tx, actor, at, input),
  onSuccess: openAt('notes'),
})
