import type { Service } from '@/lib/db/generated/enums'

/** What an account must have before it can use a service, each checked by `unmetNeeds`. */
export type ServiceNeed = 'APPROVED_COMPANY' | 'BROKER_OFFICE'

type ServiceEntry = {
  /** Its part of the address: `/services/payments`. */
  slug: string
  /** Whether the portal offers it yet. Why not, the texts say (`serviceSubscriptions.catalogue`). */
  open: boolean
  needs: readonly ServiceNeed[]
  /** Whether it is about companies, and so granted for one of them or for all. */
  ofCompanies: boolean
  /** The legal entities whose new accounts are subscribed to it. */
  defaultFor: 'EVERY_ENTITY' | readonly string[]
}

/**
 * The services of the guide (§2, §3), in its order: what each needs, who has it from the first day, and whether it
 * is open. Names and purposes are texts. A new service does not compile without its row.
 */
export const SERVICE_CATALOGUE = {
  COMPANY_REGISTRATION: {
    slug: 'company-registration',
    open: true,
    needs: [],
    ofCompanies: true,
    defaultFor: 'EVERY_ENTITY',
  },
  PAYMENTS: {
    slug: 'payments',
    open: true,
    needs: ['APPROVED_COMPANY'],
    ofCompanies: true,
    defaultFor: 'EVERY_ENTITY',
  },
  TARIFF: { slug: 'hs-code-search', open: true, needs: [], ofCompanies: false, defaultFor: 'EVERY_ENTITY' },
  DECLARATIONS: {
    slug: 'declarations',
    open: false,
    needs: ['APPROVED_COMPANY'],
    ofCompanies: true,
    defaultFor: 'EVERY_ENTITY',
  },
  BILLS: {
    slug: 'bills-of-lading',
    open: false,
    needs: ['APPROVED_COMPANY'],
    ofCompanies: true,
    defaultFor: 'EVERY_ENTITY',
  },
  BROKER_EXAM: {
    slug: 'broker-exam',
    open: false,
    needs: [],
    ofCompanies: false,
    defaultFor: 'EVERY_ENTITY',
  },
  LICENCE_RENEWAL: {
    slug: 'licence-renewal',
    open: false,
    needs: ['APPROVED_COMPANY', 'BROKER_OFFICE'],
    ofCompanies: true,
    defaultFor: 'EVERY_ENTITY',
  },
} as const satisfies Record<Service, ServiceEntry>

/** Every service, in the order of the guide. */
export const SERVICES = Object.keys(SERVICE_CATALOGUE) as [Service, ...Service[]]

export const serviceEntry = (service: Service): ServiceEntry => SERVICE_CATALOGUE[service]

/** The page of a service, below the locale: what it is for, and how one gets it. */
export const servicePath = (service: Service): string => `/services/${SERVICE_CATALOGUE[service].slug}`

/** The service of an address; undefined for a word that is none. */
export const serviceOfSlug = (slug: string): Service | undefined =>
  SERVICES.find((service) => SERVICE_CATALOGUE[service].slug === slug)

/** What a new account of a legal entity is subscribed to. @param legalEntityCode `LegalEntity.code` */
export const defaultServices = (legalEntityCode: string): Service[] =>
  SERVICES.filter((service) => {
    const { defaultFor } = serviceEntry(service)
    return defaultFor === 'EVERY_ENTITY' || defaultFor.includes(legalEntityCode)
  })

/** What the portal knows of an account for `unmetNeeds`. */
export type NeedFacts = {
  /** Approved companies that are not suspended. */
  activeCompanies: number
  /** Its legal entity is a customs-broker office, or the customs system knows one of its companies as a broker. */
  brokerOffice: boolean
}

const IS_MET: Readonly<Record<ServiceNeed, (facts: NeedFacts) => boolean>> = {
  APPROVED_COMPANY: ({ activeCompanies }) => activeCompanies > 0,
  BROKER_OFFICE: ({ brokerOffice }) => brokerOffice,
}

/** What a service needs and the account lacks, in the order of the catalogue. */
export const unmetNeeds = (service: Service, facts: NeedFacts): ServiceNeed[] =>
  serviceEntry(service).needs.filter((need) => !IS_MET[need](facts))
