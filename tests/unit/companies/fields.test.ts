import { existsSync, readFileSync } from 'node:fs'
import { FIELDS, fieldsOf } from '@/lib/companies/fields'
import { STEPS } from '@/lib/companies/steps'
import { PROFILE_SELECT } from '@/lib/companies/profile-values'

const messages = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as {
    companies: { fields: Record<string, string> }
  }

test.each(['ar', 'en'])('every field has a label in %s', (locale) => {
  expect(existsSync(`messages/${locale}.json`)).toBe(true)
  expect(Object.keys(messages(locale).companies.fields).sort()).toEqual(
    FIELDS.map((field) => field.name).sort(),
  )
})

test('the labels correct the copy errors of the guide', () => {
  const { fields } = messages('ar').companies
  expect(fields.commercialLicenceType).toBe('نوع الرخصة التجارية')
  expect(fields.commercialLicenceNumber).toBe('رقم الرخصة التجارية')
  expect(fields.importLicenceType).toBe('نوع رخصة الاستيراد')
  expect(fields.signatoryCivilId).toBe('الرقم المدني')
})

test('fields stand in the order of the steps, and the columns are those of the profile', () => {
  expect(FIELDS.map((field) => field.step)).toEqual(STEPS.flatMap((step) => fieldsOf(step).map(() => step)))
  expect(Object.keys(PROFILE_SELECT)).toHaveLength(FIELDS.length)
})
