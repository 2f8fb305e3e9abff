'use client'
import { useEffect, useRef, type RefObject } from 'react'
import { isFilledIn } from './typed-values'
import { saveToSessionStorage } from './form-session-storage'

type Guarded = { form: HTMLFormElement; name?: string; isUnsent: () => boolean; question: string }

/** The forms of the page that ask before they are left. */
const guarded = new Set<Guarded>()
/** The reader has already answered, or nothing is lost: the browser does not ask a second time. */
let leaving = false

const unsentForms = () => [...guarded].filter(({ isUnsent }) => isUnsent())

/** What follows takes the page away on purpose, and nothing is lost by it. */
export function leaveAnyway(): void {
  leaving = true
}

/** @returns whether the page may be left */
function ask(): boolean {
  const [first] = unsentForms()
  if (!first || leaving) return true
  // The browser's own question: it stops everything, is read out, and comes back to where the reader was.
  if (!window.confirm(first.question)) return false
  leaveAnyway()
  setTimeout(() => {
    leaving = false
  }, 5000)
  return true
}

/** The link of a plain click, in this tab. */
function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (
    !link?.href ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  )
    return undefined
  return (link.target && link.target !== '_self') || link.hasAttribute('download') ? undefined : link
}

/** A place in this page, or something else shown on it, takes no form away. */
function leavesBy(link: HTMLAnchorElement): boolean {
  const to = new URL(link.href, location.href)
  return (
    /^https?:$/.test(to.protocol) && !(to.origin === location.origin && to.pathname === location.pathname)
  )
}

/**
 * Links with `data-keeps-forms` lead to a page with the same forms (the other language, the page read anew):
 * what was typed goes along.
 */
function carryForms(): void {
  for (const { form, name, isUnsent } of guarded) if (name && isUnsent()) saveToSessionStorage(name, form)
  leaveAnyway()
}

const stop = (event: Event) => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function onClick(event: MouseEvent): void {
  const link = linkOf(event)
  if (link?.dataset.keepsForms !== undefined) carryForms()
  else if (link && leavesBy(link) && !ask()) stop(event)
}

const onSubmit = (event: SubmitEvent) => {
  if (event.target instanceof HTMLFormElement && event.target.dataset.leaves !== undefined && !ask())
    stop(event)
}
const onUnload = (event: BeforeUnloadEvent) => {
  if (!leaving && unsentForms().length > 0) event.preventDefault()
}

function listen(on: boolean): void {
  const change = on ? 'addEventListener' : 'removeEventListener'
  // Before the framework's own listener, which would already be under way.
  window[change]('click', onClick as EventListener, true)
  window[change]('submit', onSubmit as EventListener, true)
  window[change]('beforeunload', onUnload as EventListener)
}

/**
 * Asks before a form is left in which something was typed and not sent: by a link, by signing out, by
 * closing.
 * @param isUnsent whether something would be lost now; asked at that moment
 * @param question in the reader's language; without one nothing is asked
 */
export function useFormGuard(
  form: RefObject<HTMLFormElement | null>,
  {
    name,
    question,
    isUnsent = isFilledIn,
  }: { name?: string; question?: string; isUnsent?: (form: HTMLFormElement) => boolean },
): void {
  const current = useRef(isUnsent)
  useEffect(() => {
    current.current = isUnsent
  })
  useEffect(() => {
    const element = form.current
    if (!element || !question) return
    const entry: Guarded = { form: element, name, question, isUnsent: () => current.current(element) }
    leaving = false
    if (guarded.size === 0) listen(true)
    guarded.add(entry)
    return () => {
      guarded.delete(entry)
      if (guarded.size === 0) listen(false)
    }
  }, [form, name, question])
}
