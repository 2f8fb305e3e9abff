/** What a form shows after a post. Messages are already in the reader's language: client code knows no codes. */
export type FormState = {
  status: 'idle' | 'ok' | 'failed'
  problems: { field?: string; label?: string; message: string }[]
  /** What was typed, to be shown again (never passwords or codes). */
  values: Record<string, string | string[]>
  /** A message of success, or of the whole form. */
  notice?: string
  /** An address outside the pages (the payment gateway) that the form now leaves for. */
  leave?: string
}

export const IDLE: FormState = { status: 'idle', problems: [], values: {} }
