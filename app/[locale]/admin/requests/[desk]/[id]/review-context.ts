import { staffOf, type Actor } from '@/lib/access/actor'
import { kuwaitDay } from '@/lib/core/clock'
import { IDLE, type FormState } from '@/lib/actions/form-state'
import { savedFormKey, initialFormState, type FormSubject } from '@/lib/actions/saved-form'
import type { Review, ReviewCorrection } from '@/lib/requests/office-review'
import { requestTypes } from '@/lib/request-types'
import { getRequestType } from '@/lib/requests/request-type-definition'
import { can } from '@/lib/access/permissions'
import { reviewHref, type Params } from '../filters'
import type { ReviewPanels } from './review-panels'

const CONFIRMATIONS = ['approve', 'return', 'reject', 'take-over'] as const
export type Confirmation = (typeof CONFIRMATIONS)[number]

/** What the parts of the review page share. */
export type ReviewContext = {
  review: Review
  desk: string
  /** What the request's own type shows. */
  panels: ReviewPanels
  at: Date
  today: string
  /** Holds the permission to decide on requests of this type. */
  officer: boolean
  mine: boolean
  /** Holds the permission to see the portal as a user of the request's account does. */
  mayObserve: boolean
  /** May decide this one now: it waits, and is the reader's or nobody's. */
  mayDecide: boolean
  /**
   * Forms of a decision are on the page: also in answer to a post that came too late, or its message and text
   * would be lost (`HideWhenDecided`).
   */
  showsForms: boolean
  /** The page answers a post to it. */
  posted: boolean
  drafts: ReviewCorrection[]
  showPersonal: boolean
  confirm?: Confirmation
  document?: string
  done?: string
}

/** @param posted this page answers a post to it (`isPostResponse`) */
export function reviewContext(
  review: Review,
  panels: ReviewPanels,
  actor: Actor,
  at: Date,
  params: Params,
  posted: boolean,
): ReviewContext {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const { permissions, desk } = getRequestType(requestTypes, review.type)
  const officer = can(actor, permissions.decide)
  const mine = review.assignedToId === staffOf(actor).userId
  const mayDecide = officer && review.state === 'SUBMITTED' && (mine || !review.assignedToId)
  return {
    review,
    desk,
    panels,
    at,
    today: kuwaitDay(at),
    officer,
    mine,
    mayObserve: can(actor, 'accounts.observe'),
    mayDecide,
    posted,
    showsForms: mayDecide || (officer && posted),
    drafts: review.corrections.filter(({ sentAt }) => !sentAt),
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
  return reviewHref(review, { document, ...show }, part)
}

/** What a form begins with: text kept from before a time-out, asked for only when there is some. */
export async function savedForm(
  { review }: ReviewContext,
  action: string,
  of: FormSubject = {},
): Promise<FormState> {
  const subject = { requestId: review.id, ...of }
  return review.savedForms.includes(savedFormKey(action, subject)) ? initialFormState(action, subject) : IDLE
}
