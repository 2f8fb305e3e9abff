'use client'
import { useEffect, useSyncExternalStore } from 'react'

/** `key`: the letter that is the link's `aria-keyshortcuts`. */
type Shortcut = { key: string; label: string }

type Props = { shortcuts: Shortcut[]; title: string; switchLabel: string }

const KEPT = 'office.shortcuts'

function subscribe(tell: () => void): () => void {
  window.addEventListener('storage', tell)
  window.addEventListener(KEPT, tell)
  return () => {
    window.removeEventListener('storage', tell)
    window.removeEventListener(KEPT, tell)
  }
}

const isOn = () => localStorage.getItem(KEPT) !== 'off'

function choose(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off')
  window.dispatchEvent(new Event(KEPT))
}

/** True where a letter is typed and not pressed. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]), textarea, select, [role=textbox]') !== null)
  )
}

/**
 * Single keys that press the page's own links (those with `aria-keyshortcuts`). They are shown, can be
 * switched off (WCAG 2.1.4), and rest while a field has the focus. Without JavaScript nothing is promised:
 * the links are there.
 */
export function Shortcuts({ shortcuts, title, switchLabel }: Props) {
  const on = useSyncExternalStore(subscribe, isOn, () => undefined)

  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.repeat ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.isComposing ||
        isTyping(event.target)
      )
        return
      // The place of the key counts as well: an Arabic layout writes other letters there.
      const found = shortcuts.find(
        ({ key }) => event.key.toLowerCase() === key || event.code === `Key${key.toUpperCase()}`,
      )
      const link = found && document.querySelector<HTMLElement>(`[aria-keyshortcuts="${found.key}"]`)
      if (!link) return
      event.preventDefault()
      link.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on, shortcuts])

  if (on === undefined) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
      <label className="inline-flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="tick-box"
          checked={on}
          onChange={(event) => choose(event.target.checked)}
        />
        {switchLabel}
      </label>
      {on && (
        <ul aria-label={title} className="flex flex-wrap gap-x-4">
          {shortcuts.map(({ key, label }) => (
            <li key={key}>
              <kbd className="rounded border border-line-strong bg-surface px-1.5 font-sans font-semibold text-ink">
                <bdi dir="ltr">{key.toUpperCase()}</bdi>
              </kbd>{' '}
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
