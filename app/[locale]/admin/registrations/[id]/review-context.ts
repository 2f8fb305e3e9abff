import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { changeFields } from '@/lib/companies/change-rules'
import { FIELD_NAMES, type FieldName } from '@/lib/companies/fields'
import { kuwaitDay } from '@/lib/core/clock'
import { IDLE, type FormState } from '@/lib/actions/form-state'
import { savedFormKey, initialFormState, type FormSubject } from '@/lib/actions/saved-form'
import type { Review, ReviewCorrection } from '@/lib/requests/office-review'
import { reviewHref, type Params } from '../filters'

const CONFIRMATIONS = ['approve', 'return', 'reject', 'take-over'] as const
export type Confirmation = (typeof CONFIRMATIONS)[number]

/** What the parts of the review page share. */
export type ReviewContext = {
  review: Review
  at: Date
  today: string
  /** Holds the permission to decide, on any request. */
  officer: boolean
  mine: boolean
  /** May decide this one now: it waits, and is the reader's or nobody's. */
  mayDecide: boolean
  /**
   * Forms of a decision are on the page: also in answer to a post that came too late, or its message and text
   * would be lost (`WhileOpen`).
   */
  showsForms: boolean
  /** The page answers a post to it. */
  posted: boolean
  drafts: ReviewCorrection[]
  /**
   * Fields that can be returned: a change covers only some, the main company's number is corrected by the
   * office.
   */
  returnable: ReadonlySet<FieldName>
  showPersonal: boolean
  confirm?: Confirmation
  document?: string
  done?: string
}

/** @param posted this page answers a post to it (`answersPost`) */
export function reviewContext(
  review: Review,
  actor: Actor,
  at: Date,
  params: Params,
  posted: boolean,
): ReviewContext {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const officer = can(actor, 'registrations.decide')
  const mine = review.assignedToId === staffOf(actor).userId
  const mayDecide = officer && review.state === 'SUBMITTED' && (mine || !review.assignedToId)
  const fields =
    review.type === 'COMPANY_CHANGE'
      ? changeFields(review.profile)
      : FIELD_NAMES.filter((name) => name !== 'commercialRegistrationNumber' || review.role === 'BRANCH')
  return {
    review,
    at,
    today: kuwaitDay(at),
    officer,
    mine,
    mayDecide,
    posted,
    showsForms: mayDecide || (officer && posted),
    drafts: review.corrections.filter(({ sentAt }) => !sentAt),
    returnable: new Set(fields),
    showPersonal: one('show') === 'personal',
    confirm: CONFIRMATIONS.find((name) => name === one('confirm')),
    document: one('document'),
    done: one('done'),
  }
}

/** The page with something else shown; the chosen document stays. */
export function showHref(
  { review, document }: ReviewContext,
  show: Record<string, string | undefined>,
  part = '',
): string {
  return reviewHref(review.id, { document, ...show }, part)
}

/** What a form begins with: text kept from before a time-out, asked for only when there is some. */
export async function keptForm(
  { review }: ReviewContext,
  action: string,
  of: FormSubject = {},
): Promise<FormState> {
  const subject = { requestId: review.id, ...of }
  return review.heldForms.includes(savedFormKey(action, subject)) ? initialFormState(action, subject) : IDLE
}
