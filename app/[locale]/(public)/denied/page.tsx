import { StatusMessage, statusMetadata } from '../../status-message'

export const generateMetadata = () => statusMetadata('forbidden')

/**
 * The forbidden page as a page: the server sends it with status 403 where the framework would send an empty
 * document.
 */
export default function DeniedPage() {
  return <StatusMessage kind="forbidden" />
}
