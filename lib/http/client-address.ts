import { isIP } from 'node:net'

/**
 * The client's address. The server in front (scripts/serve) has overwritten the header, so its one value can
 * be trusted.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',')[0]?.trim() || 'unknown'
}

/** Groups of an IPv6 address in full. */
function groupsOf(address: string): string[] {
  // The URL parser writes one form: short, lower case, an IPv4 tail as two groups.
  const plain = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const split = (part: string | undefined) => (part ? part.split(':') : [])
  const [first, last] = [split(head), split(tail)]
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
}

/**
 * What limits count an address by. An IPv6 customer holds a /64 at the least and may take a new address of it
 * for every call: the /64 counts as one. Audit and sessions keep the address itself.
 * @returns `2001:db8:1:2::/64`; anything but IPv6 as it is
 */
export function addressBlock(address: string): string {
  if (isIP(address) !== 6) return address
  const groups = groupsOf(address)
  // IPv4 in IPv6 clothes: one block would hold all of IPv4.
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
    return groups
      .slice(6)
      .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
      .join('.')
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}
