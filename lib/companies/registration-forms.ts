import { z } from 'zod'
import { checkbox, mustTick } from '@/lib/core/form-fields'
import { STEPS } from './steps'

// What the forms of a registration post. Answers themselves are checked by the command, by the fields the
// step asks.

const requestId = z.string({ error: 'notFound' })
/** The etag of the answers the page showed; a post without it is one of an old page. */
const seen = z.string().max(100).catch('')

/** The start page: the number is absent where the account's is used. */
export const startForm = z.object({ commercialRegistrationNumber: z.string().optional() })

/** A step. `intent` later: left half filled; `from` check: back to the check page afterwards. */
export const stepForm = z.looseObject({
  requestId,
  step: z.enum(STEPS),
  intent: z.enum(['next', 'later']).catch('next'),
  from: z.enum(['check', 'tasks']).catch('tasks'),
  seen,
  override: checkbox(),
})

/** A request and nothing else. */
export const requestForm = z.object({ requestId })

/** The masked match: link it, or not mine. */
export const linkForm = z.object({ requestId, link: z.enum(['yes', 'no'], { error: 'required' }) })

/** The check page. */
export const submitForm = z.object({ requestId, seen, declare: mustTick('declareFirst') })
