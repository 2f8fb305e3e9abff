import { deviceName } from '@/lib/auth/device-name'
import { isAuditEvent } from '@/lib/audit/event-catalogue'
import { formatDate, formatKwd } from '@/lib/i18n/format'
import { getTranslations, type Translator } from '@/lib/i18n/translations'
import type { Locale } from '@/lib/i18n/routing'
import { isolateAuto, isolateLtr } from '@/lib/messages/bidi-isolates'
import type { Names } from './names'
import type { TrailRow } from './trail-query'

/** A line in the reader's language. Codes and names in it stand between isolates (`textParts`). */
export type TrailLine = {
  id: string
  at: Date
  sentence: string
  kind: string
  who: string
  /** `Chrome · Windows`; empty where none is known, and for the office. */
  device: string
  refused: boolean
  number: string
}

/** Words that describing lines takes. */
export type TrailTexts = {
  locale: Locale
  t: Translator
  services: Translator
  documents: Translator
  roles: Translator
}

export async function trailTexts(locale: Locale): Promise<TrailTexts> {
  const of = (namespace: string) => getTranslations({ locale, namespace })
  const [t, services, documents, roles] = await Promise.all([
    of('activity'),
    of('activity.services'),
    of('documents.types'),
    of('shell.role'),
  ])
  return { locale, t, services, documents, roles }
}

const BUSINESS_ROLES: readonly string[] = ['GENERAL', 'ADDITIONAL', 'UNVERIFIED']
/** Roles that have an office of their own; whoever else acts for the authority is named by the authority. */
const OFFICES: readonly string[] = ['REGISTRATION_OFFICER', 'BROKER_AFFAIRS_OFFICER', 'FINANCE_OFFICER']

/**
 * Whether a business is told the device: its own people's and that of whoever tries to sign in. What the
 * portal does by itself may happen during an officer's call.
 */
const showsDevice = ({ actorRole }: TrailRow): boolean =>
  BUSINESS_ROLES.includes(actorRole) || actorRole === 'VISITOR'

/** Who did it, as a business reads it: a person of the account, an office, never an officer (architecture §11). */
function whoForBusiness(row: TrailRow, { users }: Names, { t }: TrailTexts): string {
  if (BUSINESS_ROLES.includes(row.actorRole)) return isolateAuto(row.actorName)
  if (row.actorRole === 'SYSTEM') return t('who.SYSTEM')
  if (row.actorRole === 'VISITOR') {
    const name = row.actorId && users.get(row.actorId)
    return name ? isolateAuto(name) : t('who.VISITOR')
  }
  return t(`who.${OFFICES.includes(row.actorRole) ? row.actorRole : 'AUTHORITY'}`)
}

/** Who did it, for those who read the whole audit. */
function whoForAuditor(row: TrailRow, { t }: TrailTexts): string {
  if (row.actorName) return isolateAuto(row.actorName)
  return t(`who.${row.actorRole === 'SYSTEM' ? 'SYSTEM' : 'VISITOR'}`)
}

/** A word of a namespace, or the value where there is none: old lines name what no longer exists. */
function word(t: Translator, value: unknown): string {
  if (typeof value !== 'string') return ''
  return t.has(value) ? t(value) : value
}

function companyOf(row: TrailRow, { companies }: Names, locale: Locale): string {
  const id = row.subject === 'Company' ? row.subjectId : row.details.companyId
  const company = typeof id === 'string' ? companies.get(id) : undefined
  if (!company) return ''
  const [first, second] =
    locale === 'ar' ? [company.nameAr, company.nameEn] : [company.nameEn, company.nameAr]
  return isolateAuto(first ?? second ?? company.number)
}

/** What stands in a line for something that it does not say. */
const UNKNOWN = '—'

/** Every argument that a sentence may take; reaches and terms choose words. */
function valuesOf(row: TrailRow, names: Names, texts: TrailTexts): Record<string, string> {
  const { details } = row
  const text = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? isolateLtr(String(value)) : ''
  const given: Record<string, string> = {
    number: text(row.number),
    numbers: text(details.requests),
    person: isolateAuto(row.subject === 'User' ? (names.users.get(row.subjectId ?? '') ?? '') : ''),
    company: companyOf(row, names, texts.locale),
    service: word(texts.services, details.service),
    document: word(texts.documents, details.type),
    role: word(texts.roles, details.to),
    amount: typeof details.amountFils === 'number' ? formatKwd(details.amountFils, texts.locale) : '',
    word: isolateAuto(typeof details.word === 'string' ? details.word : ''),
    title: isolateAuto(typeof details.title === 'string' ? details.title : ''),
    day: text(details.day),
    tries: text(details.tries),
    pages: text(details.pages),
    until: text(typeof details.until === 'string' ? formatDate(new Date(details.until)) : ''),
  }
  const filled = Object.entries(given).map(([name, value]) => [name, value || UNKNOWN])
  return {
    ...(Object.fromEntries(filled) as Record<string, string>),
    reach: typeof details.reach === 'string' ? details.reach : 'NONE',
    term: typeof details.until === 'string' ? 'UNTIL' : 'NONE',
    observed:
      row.event === 'observation.began' && typeof details.reason === 'string' ? details.reason : 'NONE',
  }
}

/** The key of an event's sentence: a dot in a key would lead into another namespace. */
export const sentenceKey = (event: string): string =>
  `events.${isAuditEvent(event) ? event.replaceAll('.', '_') : 'unknown'}`

/** An event without its arguments, as filters name it: «تقديم الطلب …». */
export function eventLabel(event: string, { t }: TrailTexts): string {
  const names = ['number', 'numbers', 'person', 'company', 'service', 'document', 'role', 'amount', 'word']
  const values = Object.fromEntries(
    [...names, 'title', 'day', 'tries', 'pages', 'until'].map((name) => [name, '…']),
  )
  return t(sentenceKey(event), { ...values, reach: 'NONE', term: 'NONE', observed: 'NONE' })
}

/**
 * A line in the reader's words.
 * @param reader BUSINESS is told offices and no device of an officer; STAFF reads their own lines; AUDITOR all
 */
export function describeLine(
  row: TrailRow,
  names: Names,
  texts: TrailTexts,
  reader: 'BUSINESS' | 'STAFF' | 'AUDITOR',
): TrailLine {
  const shown = reader !== 'BUSINESS' || showsDevice(row)
  const device = row.device && shown ? deviceName(row.device) : ''
  return {
    id: row.id,
    at: row.at,
    sentence: texts.t(sentenceKey(row.event), valuesOf(row, names, texts)),
    kind: texts.t(`kinds.${texts.t.has(`kinds.${row.kind}`) ? row.kind : 'OTHER'}`),
    who: reader === 'BUSINESS' ? whoForBusiness(row, names, texts) : whoForAuditor(row, texts),
    device: device === UNKNOWN ? '' : device,
    refused: row.outcome === 'REFUSED',
    number: row.number ?? '',
  }
}
