'use client'
import { useEffect, useRef, useState } from 'react'
import { changedFields } from '@/components/forms/typed-values'

type Props = {
  /** The sentence for each number of corrections, from none to all. */
  counts: string[]
  /** Stored so far, documents included. */
  done: number
  /** The returned fields, and which are stored corrected. */
  fields: { name: string; done: boolean }[]
}

/** How much is corrected, counted while it is typed. Without JavaScript it says what is stored. */
export function CorrectionCount({ counts, done, fields }: Props) {
  const here = useRef<HTMLParagraphElement>(null)
  const [typed, setTyped] = useState(0)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    const count = () => {
      const changed = changedFields(form)
      setTyped(fields.filter((field) => !field.done && changed.has(field.name)).length)
    }
    count()
    form.addEventListener('input', count)
    return () => form.removeEventListener('input', count)
  }, [fields])
  return (
    <p ref={here} role="status">
      {counts[Math.min(done + typed, counts.length - 1)]}
    </p>
  )
}
