import { CSV_START, csvLine } from '@/lib/core/csv'
import { getTranslations } from '@/lib/i18n/translations'
import type { Locale } from '@/lib/i18n/routing'
import { EXAMPLE_EMAIL } from './check-rows'
import { COLUMNS, type ColumnName } from './columns'

/** A made-up person: a number with the form of a civil ID, and an address that nobody has. */
const NUMBERS: Partial<Record<ColumnName, string>> = {
  civilId: '288020122596',
  mobile: '50000001',
  email: EXAMPLE_EMAIL,
}

/**
 * The file to fill in, in the reader's language: instructions above the head, and a made-up row below it,
 * which is refused when it is left in.
 */
export async function importTemplate(locale: Locale): Promise<string> {
  const [t, example] = await Promise.all([
    getTranslations({ locale, namespace: 'userImport' }),
    getTranslations({ locale, namespace: 'userImport.example' }),
  ])
  const instructions = ['rows', 'services', 'companies', 'general'].map((name) => [t(`instructions.${name}`)])
  const lines = [
    ...instructions,
    COLUMNS.map((column) => t(`columns.${column}`)),
    COLUMNS.map((column) => NUMBERS[column] ?? example(column)),
  ]
  return CSV_START + lines.map(csvLine).join('')
}
