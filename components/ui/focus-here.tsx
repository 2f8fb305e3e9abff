'use client'
import { useEffect, useRef, type ReactNode } from 'react'

/**
 * What the reader asked for has appeared: the focus goes there, so that it is read out and Tab goes on from
 * it.
 */
export function FocusHere({ children, className }: { children: ReactNode; className?: string }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className={className}>
      {children}
    </div>
  )
}
