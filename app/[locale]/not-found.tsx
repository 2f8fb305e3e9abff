import { PlainStatus, statusMetadata } from './status-message'

export const generateMetadata = () => statusMetadata('notFound')

/**
 * Nothing here, or nothing for this reader: the answer is the same, so that it gives nothing away.
 * Plain, because the framework sends it along with every page of the language; a document request
 * gets the whole page instead (scripts/serve/error-pages).
 */
export default function NotFound() {
  return <PlainStatus kind="notFound" />
}
