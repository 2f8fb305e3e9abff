/** The client's address. The server in front (scripts/serve) has overwritten the header, so its one value can be trusted. */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown'
}
