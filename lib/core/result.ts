/**
 * An expected failure: a code (translated by the page from the namespace `problems`), and where it belongs.
 */
export type Problem = {
  code: string
  /** Form field name the message stands at; absent for the form as a whole. */
  field?: string
  /** ICU arguments of the message. */
  args?: Record<string, string | number>
}

export type Ok<T> = { ok: true; value: T }
export type Failure = {
  ok: false
  problems: Problem[]
  /** Commit what was written all the same (a counted wrong try must survive the failure it causes). */
  commit?: true
}
export type Result<T = undefined> = Ok<T> | Failure

/** Success, with a value when there is one. */
export function ok(): Ok<undefined>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value }
}

/** One expected failure; the transaction it happened in is rolled back. */
export function fail(code: string, field?: string, args?: Problem['args']): Failure {
  return { ok: false, problems: [{ code, field, args }] }
}

/** Several expected failures at once. */
export function failAll(problems: Problem[]): Failure {
  return { ok: false, problems }
}

/** A failure whose writes must stay (wrong tries, alerts). */
export function failKept(code: string, field?: string, args?: Problem['args']): Failure {
  return { ok: false, problems: [{ code, field, args }], commit: true }
}
