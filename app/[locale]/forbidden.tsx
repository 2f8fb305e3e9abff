import { PublicShell } from '@/components/shell/public-shell'
import { publicShellProps } from './shell-props'
import { StatusMessage, statusMetadata } from './status-message'

export const generateMetadata = () => statusMetadata('forbidden')

/** For an additional user who was not granted a service (status 403). */
export default async function Forbidden() {
  return <PublicShell {...(await publicShellProps())}><StatusMessage kind="forbidden" /></PublicShell>
}
