import { fillIn, typedValues, type TypedValues } from './typed-values'

const MINUTES = 30

/**
 * Whose page it is: what a tab keeps for one reader must not be found by the next. Set by the shells; empty
 * for visitors.
 */
const reader = () => document.querySelector('[data-reader]')?.getAttribute('data-reader') ?? ''

/** The same form of the same page for the same reader, in either language and in every build. */
const keyOf = (name: string) =>
  `portal.form ${reader()} ${location.pathname.replace(/^\/(ar|en)(?=\/|$)/, '')} ${name}`

/**
 * Keeps what was typed in this tab, over a reload or a change of language.
 * @param name the form's own, `FORM_FIELD`
 */
export function saveToSessionStorage(name: string, form: HTMLFormElement): void {
  try {
    sessionStorage.setItem(
      keyOf(name),
      JSON.stringify({ until: Date.now() + MINUTES * 60_000, values: typedValues(form) }),
    )
  } catch {
    // No storage, or none left: the form is still there, and the reader is asked before it goes.
  }
}

/**
 * Removes what this tab keeps for readers who were signed in: nobody is any more. A visitor's own forms stay.
 */
export function clearReadersForms(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (/^portal\.form \S/.test(key)) sessionStorage.removeItem(key)
  } catch {
    // No storage: nothing is kept.
  }
}

/** Takes what was kept of this form, once, and fills it in. @returns whether something was */
export function restoreFromSessionStorage(name: string, form: HTMLFormElement): boolean {
  try {
    const text = sessionStorage.getItem(keyOf(name))
    if (!text) return false
    sessionStorage.removeItem(keyOf(name))
    const { until, values } = JSON.parse(text) as { until: number; values: TypedValues }
    if (!(until > Date.now())) return false
    fillIn(form, values)
    // A choice may have brought further fields.
    requestAnimationFrame(() => fillIn(form, values))
    return true
  } catch {
    return false
  }
}
