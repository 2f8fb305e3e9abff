/**
 * Why a form was not sent. `offline`: this device has no connection. `noAnswer`: none came from the portal (a
 * dropped line, a proxy's error). `newVersion`: the page is of an earlier build. `fault`: an error of the
 * portal.
 */
export type UnsentReason = 'offline' | 'noAnswer' | 'newVersion' | 'fault'

/**
 * What a form shows after a post. Messages are already in the reader's language: client code knows no codes.
 */
export type FormState = {
  status: 'idle' | 'ok' | 'failed'
  problems: { field?: string; label?: string; message: string }[]
  /** What was typed, to be shown again (never passwords or codes). */
  values: Record<string, string | string[]>
  /** A message of success, or of the whole form. */
  notice?: string
  /** An address outside the pages (the payment gateway) that the form now leaves for. */
  leave?: string
  /** The action gave no answer. `eventId`: of the error, as the log has it. */
  unsent?: { reason: UnsentReason; eventId?: string }
}

export const IDLE: FormState = { status: 'idle', problems: [], values: {} }

/** Hidden field with the form's own name, the same in every build: the framework's ids of actions are not. */
export const FORM_FIELD = '$form'

/**
 * Posted by the button that only changes the language, without JavaScript: the action gives the values back
 * and does nothing.
 */
export const LANGUAGE_FIELD = '$language'
