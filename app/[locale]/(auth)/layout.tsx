import type { ReactNode } from 'react'
import { PublicShell } from '@/components/shell/public-shell'
import { publicShellProps } from '../shell-props'

export default async function AuthLayout({ children }: { children: ReactNode }) {
  return <PublicShell {...await publicShellProps()}>{children}</PublicShell>
}
