'use client'
import { useEffect } from 'react'
import { clearReadersForms } from '@/components/forms/form-session-storage'

/** On pages that are shown to nobody signed in: the tab forgets what its last reader typed. */
export function ClearReadersForms() {
  useEffect(clearReadersForms, [])
  return null
}
