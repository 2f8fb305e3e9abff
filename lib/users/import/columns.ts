import { foldText } from '@/lib/core/digits'

/** What a column can hold, in the order of the template. */
export const COLUMNS = [
  'firstName',
  'lastName',
  'gender',
  'general',
  'civilId',
  'mobile',
  'email',
  'services',
  'companies',
] as const
export type ColumnName = (typeof COLUMNS)[number]

/** Columns that a file must have; without the others everybody is an additional user of what the row names. */
export const REQUIRED: readonly ColumnName[] = [
  'firstName',
  'lastName',
  'gender',
  'civilId',
  'mobile',
  'email',
]

/** How columns are headed in both languages: the first two are those of the template. */
const NAMES: Readonly<Record<ColumnName, readonly string[]>> = {
  firstName: ['الاسم الأول', 'First name', 'الاسم', 'given name', 'firstname'],
  lastName: [
    'الاسم الأخير',
    'Last name',
    'اسم العائلة',
    'العائلة',
    'اللقب',
    'family name',
    'surname',
    'lastname',
  ],
  gender: ['الجنس', 'Gender', 'النوع', 'sex'],
  general: ['مستخدم عام', 'General user', 'عام', 'general', 'مستخدم عام نعم لا', 'general user yes no'],
  civilId: ['الرقم المدني', 'Civil ID', 'البطاقة المدنية', 'civil id number', 'civil number', 'civilid'],
  mobile: [
    'رقم الهاتف الجوال',
    'Mobile number',
    'الجوال',
    'رقم الجوال',
    'الهاتف الجوال',
    'رقم الهاتف',
    'الهاتف',
    'النقال',
    'mobile',
    'phone',
    'mobile phone',
    'phone number',
  ],
  email: [
    'البريد الإلكتروني',
    'E-mail',
    'البريد',
    'الايميل',
    'email',
    'email address',
    'e-mail address',
    'mail',
  ],
  services: ['الخدمات', 'Services', 'الخدمات المتاحة', 'الخدمة', 'available services', 'service'],
  companies: ['الشركات', 'Companies', 'الشركة', 'company', 'أرقام الشركات'],
}

/** A name without what people write differently: letters, signs between words, the star of what is required. */
export const foldName = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const KNOWN = new Map<string, ColumnName>(
  COLUMNS.flatMap((column) => NAMES[column].map((name) => [foldName(name), column] as const)),
)

/** Which column a head names. @returns undefined for any other */
export const columnOf = (head: string): ColumnName | undefined => KNOWN.get(foldName(head))

/** Columns that a row must name to be taken for the head of a table. */
const ENOUGH = 3

/** Whether a row of a file names columns, and is no person's. */
export const namesColumns = (cells: readonly string[]): boolean =>
  new Set(cells.flatMap((cell) => columnOf(cell) ?? [])).size >= ENOUGH
