import type { GrantOf } from '@/lib/access/actor'
import { isId } from '@/lib/core/ids'
import { Service } from '@/lib/db/generated/enums'
import type { Person } from './account-people'
import { MAX_MATRIX_PEOPLE } from './list-people'
import { isAboutCompanies } from './service-reaches'
import { LETTERS, plainGrants, untilOf } from './wanted-grants'

/** The services that one person is to have for a company. */
export type CompanyWish = {
  userId: string
  services: readonly Service[]
  /** `accessEtag` of what the page showed of this person. */
  seen: string
}

type Holder = Pick<Person, 'held' | 'services'>

/** Whether a person has a service for all companies: the matrix of one company does not change that. */
const isWide = ({ held }: Pick<Person, 'held'>, service: Service): boolean =>
  held.some((grant) => grant.service === service && grant.reach === 'ALL')

/** The services of a person's account that the matrix of one company can give and take. */
export const offeredServices = (person: Holder): Service[] =>
  person.services.filter((service) => isAboutCompanies(service) && !isWide(person, service))

/** The services that a person has for just this company. */
export const companyServices = (person: Holder, companyId: string): Service[] =>
  offeredServices(person).filter((service) =>
    person.held.some((grant) => grant.service === service && grant.companyId === companyId),
  )

/**
 * A person's grants with just these services for one company; everything else stays as it is. What is new has
 * the last day that the person's other grants of the service have.
 */
export function withCompanyServices(
  person: Holder,
  companyId: string,
  services: readonly Service[],
): GrantOf[] {
  const offered = offeredServices(person)
  const { held } = person
  const kept = held.filter((grant) => grant.companyId !== companyId || !offered.includes(grant.service))
  const wanted = services
    .filter((service) => !isWide(person, service))
    .map((service): GrantOf => {
      const until = untilOf(held, service)
      return (
        held.find((grant) => grant.service === service && grant.companyId === companyId) ?? {
          ...{ service, reach: 'COMPANY', companyId },
          ...(until && { until }),
        }
      )
    })
  return plainGrants([...kept, ...wanted])
}

/** As it stands in a form or an address: id, letters of the services and etag, some 100 characters. */
export const formatWish = ({ userId, services, seen }: CompanyWish): string =>
  `${userId}.${lettersOf(services)}.${seen}`

const lettersOf = (services: readonly Service[]): string =>
  services
    .map((service) => LETTERS[service])
    .sort()
    .join('')

/** Reads what `formatWish` writes. @returns undefined for anything else */
export function parseWish(text: string): CompanyWish | undefined {
  const [userId = '', letters = '', at, mark, more] = text.split('.')
  const services = Object.values(Service).filter((service) => letters.includes(LETTERS[service]))
  const whole =
    letters === lettersOf(services) && /^\d{1,15}$/.test(at ?? '') && /^[\w-]{1,64}$/.test(mark ?? '')
  return isId(userId) && whole && more === undefined ? { userId, services, seen: `${at}.${mark}` } : undefined
}

/** The wishes of one page in an address. */
export const formatWishes = (wishes: readonly CompanyWish[]): string => wishes.map(formatWish).join('*')

/** Reads what `formatWishes` writes. @returns undefined for anything else, and for one person named twice */
export function parseWishes(text: string | undefined): CompanyWish[] | undefined {
  if (text === undefined) return undefined
  const wishes = text.split('*').filter(Boolean).map(parseWish)
  const whole = wishes.filter((wish) => wish !== undefined)
  const people = new Set(whole.map(({ userId }) => userId))
  return whole.length === wishes.length && people.size === wishes.length && wishes.length <= MAX_MATRIX_PEOPLE
    ? whole
    : undefined
}
