'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Reads the page again every few seconds until it shows something else. Without JavaScript a meta element
 * does the same.
 */
export function AutoRefresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(
      () => document.visibilityState === 'visible' && router.refresh(),
      seconds * 1000,
    )
    return () => clearInterval(timer)
  }, [router, seconds])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  )
}
