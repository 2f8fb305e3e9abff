import type { RequestEventKind, RequestState } from '@/lib/db/generated/enums'

/** Whose work a move is: the account that files the request, the office, or the portal itself. */
export type Side = 'BUSINESS' | 'OFFICE' | 'SYSTEM'

type Move = { from: readonly RequestState[]; to: RequestState; event: RequestEventKind; by: Side }

/** Allowed moves of a request of any type, each for one side. Nothing else changes a state. */
export const MOVES = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', event: 'SUBMITTED', by: 'BUSINESS' },
  resubmit: { from: ['RETURNED'], to: 'SUBMITTED', event: 'RESUBMITTED', by: 'BUSINESS' },
  withdraw: { from: ['SUBMITTED', 'RETURNED'], to: 'WITHDRAWN', event: 'WITHDRAWN', by: 'BUSINESS' },
  cancel: { from: ['DRAFT'], to: 'CANCELLED', event: 'CANCELLED', by: 'BUSINESS' },
  lapse: { from: ['DRAFT'], to: 'CANCELLED', event: 'CANCELLED', by: 'SYSTEM' },
  return: { from: ['SUBMITTED'], to: 'RETURNED', event: 'RETURNED', by: 'OFFICE' },
  approve: { from: ['SUBMITTED'], to: 'APPROVED', event: 'APPROVED', by: 'OFFICE' },
  reject: { from: ['SUBMITTED'], to: 'REJECTED', event: 'REJECTED', by: 'OFFICE' },
} as const satisfies Record<string, Move>

export type RequestMove = keyof typeof MOVES
