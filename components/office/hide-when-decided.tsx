'use client'
import type { ReactNode } from 'react'
import { useForm } from '@/components/forms/form-context'

/**
 * A form of a request that can still be decided. When it no longer can, only the form that was refused for it
 * stays: with its message and its text.
 */
export function HideWhenDecided({ open, children }: { open: boolean; children: ReactNode }) {
  const { state } = useForm()
  return open || state.status === 'failed' || state.unsent ? children : null
}
