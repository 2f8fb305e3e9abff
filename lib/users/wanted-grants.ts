import type { GrantOf } from '@/lib/access/actor'
import { parseDay } from '@/lib/core/day'
import { sha256 } from '@/lib/core/ids'
import { Service } from '@/lib/db/generated/enums'

/** Short names of the services, as they stand in an address. */
export const LETTERS = {
  COMPANY_REGISTRATION: 'r',
  PAYMENTS: 'p',
  TARIFF: 't',
  DECLARATIONS: 'd',
  BILLS: 'b',
  BROKER_EXAM: 'e',
  LICENCE_RENEWAL: 'l',
} as const satisfies Record<Service, string>

const placeOf = ({ service, reach, companyId }: GrantOf) => `${service}:${reach}:${companyId ?? ''}`
const keyOf = (grant: GrantOf) => `${placeOf(grant)}:${grant.until ?? ''}`

/** Whether a grant lasts as long as another one. */
const outlasts = ({ until }: GrantOf, other: GrantOf) =>
  !until || (other.until !== null && other.until !== undefined && other.until <= until)

/**
 * Grants without what another one holds already: beside ALL that lasts as long a service needs no other. The
 * order is that of the services and companies given.
 */
export function plainGrants(grants: readonly GrantOf[]): GrantOf[] {
  const wide = grants.filter(({ reach }) => reach === 'ALL')
  const seen = new Set<string>()
  return grants.filter((grant) => {
    const key = placeOf(grant)
    const held = wide.some((one) => one.service === grant.service && outlasts(one, grant))
    if (seen.has(key) || (grant.reach !== 'ALL' && held)) return false
    seen.add(key)
    return true
  })
}

/** What is in the second and not in the first. */
export function addedGrants(before: readonly GrantOf[], after: readonly GrantOf[]): GrantOf[] {
  const known = new Set(before.map(keyOf))
  return after.filter((grant) => !known.has(keyOf(grant)))
}

/**
 * The values of a matrix form: `SERVICE:ALL`, `SERVICE:NONE` or `SERVICE:` and a company.
 * @returns undefined for anything else
 */
export function readGrantBoxes(boxes: readonly string[]): GrantOf[] | undefined {
  const grants: GrantOf[] = []
  for (const box of boxes) {
    const [service, what, more] = box.split(':')
    if (!service || !what || more !== undefined || !Object.hasOwn(Service, service)) return undefined
    const of = { service: service as Service }
    if (what === 'ALL' || what === 'NONE') grants.push({ ...of, reach: what, companyId: null })
    else grants.push({ ...of, reach: 'COMPANY', companyId: what })
  }
  return plainGrants(grants)
}

/** The value of the box of a grant. */
export const boxOf = ({ service, reach, companyId }: GrantOf): string => `${service}:${companyId ?? reach}`

/** The earliest last day of the grants of a service; undefined where none has one. */
export const untilOf = (grants: readonly GrantOf[], service: Service): string | undefined =>
  grants.flatMap((grant) => (grant.service === service && grant.until ? [grant.until] : [])).sort()[0]

const mark = (companyIds: readonly string[]) => sha256(companyIds.join()).slice(0, 8)

/**
 * Grants as they stand in the address of the page that asks again: a set bit for each company, in the order of
 * the account's companies, and the last day of each service. Some 120 characters for 50 companies and seven services.
 * @param companyIds in the order in which they were registered: later ones may be added at the end
 */
export function formatWanted(grants: readonly GrantOf[], companyIds: readonly string[]): string {
  const parts = Object.values(Service).flatMap((service) => {
    const own = grants.filter((grant) => grant.service === service)
    if (own.length === 0) return []
    let bits = 0n
    for (const { companyId } of own)
      if (companyId !== null && companyIds.includes(companyId))
        bits |= 1n << BigInt(companyIds.indexOf(companyId))
    const wide = own.some(({ reach }) => reach === 'ALL') ? 'A' : ''
    const none = own.some(({ reach }) => reach === 'NONE') ? 'N' : ''
    const until = untilOf(own, service)
    const day = until ? `u${until.replaceAll('-', '')}` : ''
    return [`${LETTERS[service]}${wide}${none}${bits > 0n ? bits.toString(16) : ''}${day}`]
  })
  return [companyIds.length, mark(companyIds), parts.join('-')].join('.')
}

/**
 * Reads what `formatWanted` writes.
 * @param companyIds the account's companies now
 * @returns undefined for anything else, and where other companies stood in the form
 */
export function parseWanted(text: string | undefined, companyIds: readonly string[]): GrantOf[] | undefined {
  const parts = /^(\d{1,4})\.([0-9a-f]{8})\.((?:[a-z]A?N?[0-9a-f]{0,60}(?:u\d{8})?(?:-|$))*)$/.exec(
    text ?? '',
  )
  if (!parts) return undefined
  const shown = companyIds.slice(0, Number(parts[1]))
  if (shown.length !== Number(parts[1]) || mark(shown) !== parts[2]) return undefined
  const grants: GrantOf[] = []
  for (const part of parts[3]!.split('-').filter(Boolean)) {
    const service = Object.values(Service).find((name) => LETTERS[name] === part[0])
    const [, wide, none, hex, day] = /^[a-z](A?)(N?)([0-9a-f]*)(?:u(\d{8}))?$/.exec(part)!
    const until = day && parseDay(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)
    if (!service || (day && !until)) return undefined
    const of = { service, ...(until && { until }) }
    if (wide) grants.push({ ...of, reach: 'ALL', companyId: null })
    if (none) grants.push({ ...of, reach: 'NONE', companyId: null })
    const bits = BigInt(`0x${hex || '0'}`)
    if (bits >> BigInt(shown.length) > 0n) return undefined
    shown.forEach((companyId, index) => {
      if ((bits >> BigInt(index)) & 1n) grants.push({ ...of, reach: 'COMPANY', companyId })
    })
  }
  return plainGrants(grants)
}
