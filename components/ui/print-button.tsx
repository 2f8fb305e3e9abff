'use client'
import { useSyncExternalStore, type ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'

const never = () => () => {}

/**
 * Opens the browser's print dialogue. Without JavaScript it is not there: the browser's own menu prints the
 * same page.
 */
export function PrintButton({ children }: { children: ReactNode }) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!alive) return null
  return (
    <button type="button" className={buttonStyle('quiet', 'lg')} onClick={() => window.print()}>
      <Icon name="print" />
      {children}
    </button>
  )
}
