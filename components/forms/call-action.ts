import {
  unstable_isUnrecognizedActionError as isUnrecognizedActionError,
  unstable_rethrow as rethrowSignal,
} from 'next/navigation'
import type { FormState, UnsentReason } from '@/lib/actions/form-state'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

function reasonOf(error: unknown): UnsentReason {
  if (isUnrecognizedActionError(error)) return 'newVersion'
  // Set by the server on an error of the action itself; the browser has an answer then.
  if (digestOf(error) !== undefined) return 'fault'
  return navigator.onLine ? 'noAnswer' : 'offline'
}

const digestOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined

/**
 * An action that gives a state in any case. Rejected, it would take the page away, and with it all that was
 * typed. Redirects and not-found are the framework's signals and pass.
 */
export function withoutRejection(action: Action): Action {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (error) {
      rethrowSignal(error)
      // As it stood before, so that no box is given another value; what was told of the last post is no
      // longer so.
      return {
        status: previous.status === 'ok' ? 'idle' : previous.status,
        problems: [],
        values: previous.values,
        unsent: { reason: reasonOf(error), eventId: digestOf(error) },
      }
    }
  }
}
