import { Service } from '@/lib/db/generated/enums'
import { isSameNumber, readRegistrationNumber } from '@/lib/core/registration-number'
import { ALL_COMPANIES } from '../invitations/schema'
import { foldName } from './columns'

const wordsOf = <Value>(words: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(words).map(([word, value]) => [foldName(word), value]))

const GENDERS = wordsOf<'MALE' | 'FEMALE'>({
  ذكر: 'MALE',
  رجل: 'MALE',
  male: 'MALE',
  m: 'MALE',
  man: 'MALE',
  أنثى: 'FEMALE',
  انثي: 'FEMALE',
  امرأة: 'FEMALE',
  female: 'FEMALE',
  f: 'FEMALE',
  woman: 'FEMALE',
})

const ANSWERS = wordsOf<boolean>({
  نعم: true,
  yes: true,
  y: true,
  true: true,
  1: true,
  لا: false,
  كلا: false,
  no: false,
  n: false,
  false: false,
  0: false,
})

/** Names of the services as pages and people write them, in both languages. */
const SERVICES = wordsOf<Service>({
  'تسجيل الشركات': 'COMPANY_REGISTRATION',
  'تسجيل شركة': 'COMPANY_REGISTRATION',
  'تسجيل الشركات وطلباتها': 'COMPANY_REGISTRATION',
  'company registration': 'COMPANY_REGISTRATION',
  'company registration and its requests': 'COMPANY_REGISTRATION',
  'الدفع الإلكتروني': 'PAYMENTS',
  الدفع: 'PAYMENTS',
  'electronic payment': 'PAYMENTS',
  'e payment': 'PAYMENTS',
  payments: 'PAYMENTS',
  payment: 'PAYMENTS',
  'بحث رمز النظام المنسق': 'TARIFF',
  'رمز النظام المنسق': 'TARIFF',
  التعرفة: 'TARIFF',
  'hs code search': 'TARIFF',
  'hs code': 'TARIFF',
  tariff: 'TARIFF',
  'بحث البيان الجمركي': 'DECLARATIONS',
  'البيان الجمركي': 'DECLARATIONS',
  'declaration search': 'DECLARATIONS',
  'customs declaration search': 'DECLARATIONS',
  'البيانات الجمركية': 'DECLARATIONS',
  'customs declarations': 'DECLARATIONS',
  declarations: 'DECLARATIONS',
  'بحث بوليصة الشحن': 'BILLS',
  'بوليصة الشحن': 'BILLS',
  'bill of lading search': 'BILLS',
  'بوالص الشحن': 'BILLS',
  'bills of lading': 'BILLS',
  'طلب التقدم لامتحان المخلص الجمركي': 'BROKER_EXAM',
  'اختبار المخلص الجمركي': 'BROKER_EXAM',
  'امتحان المخلص الجمركي': 'BROKER_EXAM',
  'customs broker exam': 'BROKER_EXAM',
  'customs broker exam request': 'BROKER_EXAM',
  'broker exam': 'BROKER_EXAM',
  'طلب تجديد رخصة التخليص الجمركي': 'LICENCE_RENEWAL',
  'تجديد رخصة التخليص': 'LICENCE_RENEWAL',
  'تجديد رخصة التخليص الجمركي': 'LICENCE_RENEWAL',
  'broker licence renewal': 'LICENCE_RENEWAL',
  'customs broker licence renewal': 'LICENCE_RENEWAL',
  'broker licence renewal request': 'LICENCE_RENEWAL',
  'application for the customs broker exam': 'BROKER_EXAM',
  'licence renewal': 'LICENCE_RENEWAL',
})

const EVERY_COMPANY = new Set(
  ['الكل', 'كل الشركات', 'جميع الشركات', 'كل شركات الحساب', 'all', 'all companies', 'every company'].map(
    foldName,
  ),
)

/** ذكر / أنثى, male / female. @returns undefined for anything else */
export const readGender = (cell: string): 'MALE' | 'FEMALE' | undefined => GENDERS.get(foldName(cell))

/** نعم / لا, yes / no; an empty cell is no. @returns undefined for anything else */
export const readAnswer = (cell: string): boolean | undefined =>
  cell === '' ? false : ANSWERS.get(foldName(cell))

/** A service by its name in either language, or by its code. @returns undefined for anything else */
export function readService(name: string): Service | undefined {
  const code = name.trim().toUpperCase()
  return Object.hasOwn(Service, code) ? (code as Service) : SERVICES.get(foldName(name))
}

/** The names in a cell: parted by semicolons, bars or lines … */
export const namesIn = (cell: string): string[] =>
  cell
    .split(/[;؛|\n]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** … and by commas, which stand in the names of companies too. */
export const partsOf = (name: string): string[] =>
  name
    .split(/[,،]/)
    .map((part) => part.trim())
    .filter(Boolean)

export type NamedCompany = { id: string; number: string; nameAr: string; nameEn: string }

/**
 * A company of the account by its commercial registration number or its name in either language, or the word
 * for all of them.
 * @returns ids, more than one where several have the name; none for anything else
 */
export function findCompanies(name: string, companies: readonly NamedCompany[]): string[] {
  const folded = foldName(name)
  if (EVERY_COMPANY.has(folded)) return [ALL_COMPANIES]
  const number = readRegistrationNumber(name) ?? null
  return companies
    .filter((company) =>
      number === null
        ? [company.nameAr, company.nameEn].some((one) => foldName(one) === folded)
        : isSameNumber(company.number, number),
    )
    .map(({ id }) => id)
}
