'use client'
import './globals.css'
import { ErrorPanel } from '@/components/ui/error-panel'

/** When even the layout failed: it brings its own document. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="ar" dir="rtl">
      <body>
        <ErrorPanel digest={error.digest} retry={reset} />
      </body>
    </html>
  )
}
