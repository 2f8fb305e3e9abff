/**
 * The fields of a request's plain text. Its values are not encoded (knet.md §1.3), so only `&` and the first
 * `=` part them; the order means nothing. @returns undefined when a name comes twice: which one counts,
 * nobody knows
 */
export function parseFields(text: string): Map<string, string> | undefined {
  const fields = new Map<string, string>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = at < 0 ? pair : pair.slice(0, at)
    if (fields.has(name)) return undefined
    fields.set(name, at < 0 ? '' : pair.slice(at + 1))
  }
  return fields
}

/** Fields as the gateway writes its answers: form-encoded, a space as `+` (§3.3). */
export function encodeFields(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%20/g, '+')}`).join('&')
}

/**
 * A parameter of an address, whether the sender encoded it or not: the official kit does not, and then the
 * address in it holds neither `&` nor `+` that would mean something else.
 */
export function queryFields(url: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of new URL(url).searchParams) if (!fields.has(name)) fields.set(name, value)
  return fields
}
