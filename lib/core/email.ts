import { cleanCode } from './digits'

/** What stands before the @ (RFC 5322, dot-atom): ASCII alone, as few mail servers take more. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
/** Signs by which an address of the web would be another host, or more than one. */
const NOT_IN_DOMAIN = /[\s/\\:@?#%[\]<>^|]/
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`)

/** `شركة.قطر` → `xn--mgbh0fb.xn--wgbl6a` (UTS 46). @returns undefined when it is no domain */
function asciiDomain(domain: string): string | undefined {
  if (NOT_IN_DOMAIN.test(domain) || !URL.canParse(`http://${domain}`)) return undefined
  const { hostname } = new URL(`http://${domain}`)
  return DOMAIN.test(hostname) ? hostname : undefined
}

/**
 * The reader of e-mail addresses: lower case, its domain as it is sent to (punycode), so that one address has
 * one form; at most 254 characters (RFC 5321).
 * @returns undefined when it is no address
 */
export function readEmail(typed: string): string | undefined {
  // A tatweel stretches a letter: in a domain it is no dash.
  const clean = cleanCode(typed.replaceAll('\u0640', ''))
    .toLowerCase()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/, '')
  const at = clean.lastIndexOf('@')
  const [local, domain] = [clean.slice(0, Math.max(0, at)), asciiDomain(clean.slice(at + 1))]
  if (!LOCAL.test(local) || local.length > 64 || domain === undefined) return undefined
  const email = `${local}@${domain}`
  return email.length <= 254 ? email : undefined
}

/** `h•••@company.example`: enough to recognise one's own, no more. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}•••${email.slice(at)}`
}
