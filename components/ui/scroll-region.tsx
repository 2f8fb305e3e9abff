'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * The box around a table. Where its content is wider, it takes the focus, so that arrow keys move it, is
 * named by the table's caption, and shows a shadow (WCAG 2.1.1). Positioned, so that words for screen readers
 * alone move with the table.
 */
export function ScrollRegion({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [name, setName] = useState<string>()
  useEffect(() => {
    const element = box.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = () =>
      setName(
        element.scrollWidth > element.clientWidth + 1
          ? (element.querySelector('caption')?.textContent ?? '')
          : undefined,
      )
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={box}
      className="scroll-region"
      {...(name !== undefined && { tabIndex: 0, role: 'region', 'aria-label': name })}
    >
      {children}
    </div>
  )
}
