'use client'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

export type Suggestion = { code: string; shown: string; text: string; href: string }
type Props = {
  name: string
  id: string
  defaultValue?: string
  /** JSON of suggestions: `?q=` is added. */
  source: string
  strings: { list: string; /** «{count}» is replaced. */ found: string }
  describedBy?: string
}

/** Milliseconds after the last key before the server is asked. */
const PAUSE = 150

/**
 * The search's box with suggestions while typing (combobox of WAI-ARIA). Without scripts it is the box alone.
 * Arrow keys walk the list, Enter opens what is marked or sends the form, Escape closes it and leaves what
 * was typed.
 */
export function SearchBox({ name, id, defaultValue = '', source, strings, describedBy }: Props) {
  const [items, setItems] = useState<Suggestion[]>([])
  const [at, setAt] = useState(-1)
  const list = useId()
  const asked = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      asked.current?.abort()
    },
    [],
  )
  const close = () => {
    setItems([])
    setAt(-1)
  }

  const ask = (text: string) => {
    clearTimeout(timer.current)
    asked.current?.abort()
    if (text.trim().length < 2) return close()
    timer.current = setTimeout(() => {
      const controller = new AbortController()
      asked.current = controller
      // A list that does not come is no error: the form still searches.
      fetch(`${source}&q=${encodeURIComponent(text)}`, { signal: controller.signal })
        .then((answer) => (answer.ok ? answer.json() : { suggestions: [] }))
        .then((found: { suggestions: Suggestion[] }) => {
          setItems(found.suggestions)
          setAt(-1)
        })
        .catch(() => undefined)
    }, PAUSE)
  }

  const keys = (event: KeyboardEvent) => {
    if (items.length === 0) return
    if (event.key === 'Escape') {
      // Else a browser's own Escape would empty the box together with the list.
      event.preventDefault()
      return close()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(((at + 1 + step + items.length + 1) % (items.length + 1)) - 1)
    }
    if (event.key === 'Enter' && items[at]) {
      event.preventDefault()
      window.location.assign(items[at].href)
    }
  }

  return (
    <div
      className="relative"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <input
        id={id}
        name={name}
        type="search"
        dir="auto"
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
        className="field-box text-lg"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={items[at] && `${list}-${at}`}
        aria-describedby={describedBy}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={keys}
      />
      <p role="status" className="sr-only">
        {items.length > 0 ? strings.found.replace('{count}', String(items.length)) : ''}
      </p>
      <ul
        id={list}
        role="listbox"
        aria-label={strings.list}
        hidden={items.length === 0}
        className="absolute inset-x-0 z-20 mt-1 overflow-hidden rounded-card border border-line bg-surface shadow-card"
      >
        {items.map((item, index) => (
          <li key={item.code} id={`${list}-${index}`} role="option" aria-selected={index === at}>
            {/* The list is walked with the arrows; a tab stop in each line would be in the way. */}
            <a
              href={item.href}
              tabIndex={-1}
              className={`flex items-baseline gap-3 px-4 py-2 text-ink hover:bg-primary-soft ${index === at ? 'bg-primary-soft' : ''}`}
            >
              <bdi dir="ltr" className="flex-none font-semibold text-primary">
                {item.shown}
              </bdi>
              <span className="min-w-0 truncate">{item.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
