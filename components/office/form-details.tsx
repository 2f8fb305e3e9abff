'use client'
import type { ReactNode } from 'react'
import { useForm } from '@/components/forms/form-context'

type Props = { summary: ReactNode; children: ReactNode; className?: string }

/** A form that is folded away until it is wanted; a failed post or text kept from before a time-out opens it. */
export function FormDetails({ summary, children, className = '' }: Props) {
  const { state } = useForm()
  const wanted = state.status === 'failed' || Object.keys(state.values).length > 0
  return (
    <details open={wanted || undefined} className={className}>
      <summary className="inline-flex min-h-8 items-center rounded-field px-1 text-sm font-semibold text-primary hover:underline">{summary}</summary>
      {children}
    </details>
  )
}
