import { StatusMessage, statusMetadata } from '../../status-message'

export const generateMetadata = () => statusMetadata('notFound')

/**
 * The not-found page as a page: the server sends it with status 404 where the framework would send an empty
 * document.
 */
export default function MissingPage() {
  return <StatusMessage kind="notFound" />
}
