/** @jest-environment node */
import { createTranslator } from 'use-intl/core'
import { thresholdOf } from '@/lib/companies/expiry-dates'
import { messageContent } from '@/lib/messages/message-content'
import { textValues } from '@/lib/messages/text-values'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'

const AT = new Date('2026-11-24T06:00:00+03:00')
const argsOf = (daysLeft: number) => ({
  companyAr: 'شركة الأفق',
  companyEn: 'Al Ofuq',
  field: 'importLicenceExpiresOn',
  days: String(daysLeft),
  date: '24/11/2026',
  link: '/companies/1',
})
const noticeOf = (locale: 'ar' | 'en', daysLeft: number) =>
  createTranslator({ locale, messages: locale === 'ar' ? ar : en, namespace: 'notifications' })(
    'kinds.company.expiry',
    textValues(argsOf(daysLeft), locale),
  )
const mailOf = (locale: 'ar' | 'en', daysLeft: number) =>
  messageContent('company.expiry', locale, argsOf(daysLeft), 'https://portal.example', AT)

test('nobody is told once the last valid day is over, and on that day itself they are', () => {
  expect([-1, 0, 1, 7, 8, 30, 31, 60, 61].map(thresholdOf)).toEqual([
    undefined,
    7,
    7,
    7,
    30,
    30,
    60,
    60,
    undefined,
  ])
})

/** Each of the six Arabic plural categories: zero, one, two, few, many, other. */
test.each([
  [0, 'اليوم آخر يوم لصلاحيتها', 'today is its last valid day'],
  [1, 'غداً آخر يوم لصلاحيتها', 'tomorrow is its last valid day'],
  [2, 'تنتهي صلاحيتها خلال يومين', 'expires in 2 days'],
  [7, 'تنتهي صلاحيتها خلال 7 أيام', 'expires in 7 days'],
  [30, 'تنتهي صلاحيتها خلال 30 يوماً', 'expires in 30 days'],
  [60, 'تنتهي صلاحيتها خلال 60 يوماً', 'expires in 60 days'],
  [100, 'تنتهي صلاحيتها خلال 100 يوم', 'expires in 100 days'],
])(
  '%i days before, the notice and the mail say so in both languages, and none says that it has ended',
  (daysLeft, arabic, english) => {
    for (const [locale, words] of [
      ['ar', arabic],
      ['en', english],
    ] as const) {
      const { subject, body } = mailOf(locale, daysLeft)
      for (const text of [noticeOf(locale, daysLeft), subject, body[0]!]) {
        expect(text).toContain(words)
        expect(text).not.toMatch(/انتهت|expired/)
      }
    }
  },
)

test.each([
  [-1, 'انتهت', 'expired'],
  [0, 'اليوم آخر يوم لسريانها', 'today is its last day'],
  [1, 'تنتهي غداً', 'expires tomorrow'],
])('the dashboard at %i days agrees', (daysLeft, arabic, english) => {
  for (const [locale, words] of [
    ['ar', arabic],
    ['en', english],
  ] as const) {
    const t = createTranslator({ locale, messages: locale === 'ar' ? ar : en, namespace: 'dashboard.items' })
    const text = daysLeft < 0 ? t('expired', { field: 'x' }) : t('expiring', { field: 'x', days: daysLeft })
    expect(text).toContain(words)
  }
})
