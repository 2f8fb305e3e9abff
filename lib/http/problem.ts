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
