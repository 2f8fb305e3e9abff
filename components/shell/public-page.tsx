import type { ReactNode } from 'react'

/** The measure of a public page that is not full-width. */
export function PublicPage({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[1240px] px-4 py-8 sm:px-6">{children}</div>
}
