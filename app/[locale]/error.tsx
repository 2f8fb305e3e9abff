'use client'
import { ErrorPanel } from '@/components/ui/error-panel'

export default function LocaleError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorPanel digest={error.digest} retry={reset} />
}
