import { PublicShell } from '@/components/shell/public-shell'
import { publicShellProps } from './shell-props'
import { StatusMessage, statusMetadata } from './status-message'

export const generateMetadata = () => statusMetadata('notFound')

/** Nothing here, or nothing for this reader: the answer is the same, so that it gives nothing away. */
export default async function NotFound() {
  return <PublicShell {...(await publicShellProps())}><StatusMessage kind="notFound" /></PublicShell>
}
