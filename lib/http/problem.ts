/** For staff who see the portal as a customer does: they read pages, and nothing else. */
export const observingProblem = (): Response =>
  problemResponse(403, 'observing', 'End the view as a customer sees the portal first: it only reads pages')

/** An RFC 9457 problem document. @param code machine-readable name, stable over releases */
export function problemResponse(
  status: number,
  code: string,
  title: string,
  headers: HeadersInit = {},
): Response {
  return Response.json(
    { type: `about:blank#${code}`, title, status, code },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  )
}
