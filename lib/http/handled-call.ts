import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What is known of the call being answered. `acted`: one of our actions ran, so the payload was sound.
 * `done`: it did what it was asked. `returned`: a posted form comes back on its page, which no error page
 * replaces. `address` and `userAgent`: whose call it is, for the audit.
 */
export type HandledCall = {
  acted: boolean
  done?: boolean
  returned?: boolean
  address?: string
  userAgent?: string
}

// On the global object: scripts/serve and the built pages each load this module for themselves.
const shared = globalThis as { portalHandledCall?: AsyncLocalStorage<HandledCall> }

/** The call around what runs, set by scripts/serve for each request; empty in tests without a server. */
export const handledCall = (shared.portalHandledCall ??= new AsyncLocalStorage<HandledCall>())

/**
 * Notes that an action of ours began: what fails from here on is a fault of ours and not a malformed payload.
 */
export function noteAction(): void {
  const call = handledCall.getStore()
  if (call) call.acted = true
}

/**
 * Notes that the action did what it was asked: whatever fails from here on, the form must not come back as
 * one that was not sent.
 */
export function noteDone(): void {
  const call = handledCall.getStore()
  if (call) call.done = true
}
