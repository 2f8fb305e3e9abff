import type { IncomingMessage, ServerResponse } from 'node:http'

const PROBLEMS: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['malformedRequest', 'The request cannot be understood'],
  404: ['notFound', 'Not found'],
  405: ['methodNotAllowed', 'The method is not allowed'],
  413: ['bodyTooLarge', 'The body is too large'],
  421: ['foreignHost', 'This host is not served here'],
  500: ['failed', 'The request could not be carried out'],
}

/** Whether there is a problem document of this status. */
export const hasProblem = (status: number): boolean => status in PROBLEMS

/**
 * Answers a program: an RFC 9457 problem document, with the headers that were set before.
 * @param status one of `hasProblem`
 */
export function sendProblem(request: IncomingMessage, response: ServerResponse, status: number): void {
  const [code, title] = PROBLEMS[status]!
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag', 'link'])
    response.removeHeader(name)
  response.setHeader('Content-Type', 'application/problem+json')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status)
  response.end(
    request.method === 'HEAD'
      ? undefined
      : JSON.stringify({ type: `about:blank#${code}`, title, status, code }),
  )
}
