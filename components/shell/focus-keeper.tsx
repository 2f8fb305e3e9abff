'use client'
import { useEffect } from 'react'

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'

/**
 * Where the focus was, and what lay around it inside the content. Outlives a shell: one page's may give way
 * to another's.
 */
let held: { element: HTMLElement; around: HTMLElement[] } | undefined

function remember({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const around: HTMLElement[] = []
  for (
    let outer = target.parentElement;
    outer && outer !== document.body && outer.id !== 'content';
    outer = outer.parentElement
  )
    around.push(outer)
  held = { element: target, around }
}

/** Whoever clicks beside everything has let go of the focus. */
const forget = () => {
  held = undefined
}

function recover(): void {
  if (
    !held ||
    held.element.isConnected ||
    (document.activeElement && document.activeElement !== document.body)
  )
    return
  const content = document.getElementById('content')
  const near = held.around.filter((outer) => outer.isConnected && content?.contains(outer))
  const beside = near
    .flatMap((outer) => [...outer.querySelectorAll<HTMLElement>(FOCUSABLE)])
    .find((element) => element.checkVisibility())
  held = undefined
  if (beside) beside.focus()
  else content?.focus({ preventScroll: true })
}

/**
 * When a page or an action takes away what had the focus, the focus goes to what stands in its place, else to
 * the content: on the document itself a reader with the keyboard or a screen reader would not know where they
 * are.
 */
export function FocusKeeper() {
  useEffect(() => {
    const watch = new MutationObserver(recover)
    watch.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget)
    recover()
    return () => {
      watch.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget)
    }
  }, [])
  return null
}
