import { PlainStatus, statusMetadata } from './status-message'

export const generateMetadata = () => statusMetadata('forbidden')

/**
 * For an additional user who was not granted a service (status 403).
 * Plain, because the framework sends it along with every page of the language; a document request
 * gets the whole page instead (scripts/serve/error-pages).
 */
export default function Forbidden() {
  return <PlainStatus kind="forbidden" />
}
