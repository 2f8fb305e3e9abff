import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'
import { publicShellProps } from '../shell-props'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell bleed {...await publicShellProps()}>
      {children}
    </PublicShell>
  )
}
