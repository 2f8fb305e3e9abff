/** @jest-environment node */
import { SuspendedPayers } from '@/app/[locale]/(portal)/payments/suspended-payers'
import { SuspensionReason } from '@/components/accounts/suspension-reason'
import type { Actor } from '@/lib/access/actor'
import { REINSTATEMENT_CAUSES, SUSPENSION_CAUSES } from '@/lib/auth/suspension-causes'
import { SuspensionCause } from '@/lib/db/generated/enums'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { renderPage } from '../../support/render-page'

jest.mock('@/lib/i18n/translations', () =>
  jest
    .requireActual<typeof import('../../support/render-page')>('../../support/render-page')
    .translationsOf('ar'),
)

const VISITOR: Actor = { kind: 'VISITOR' }
const payers = (count: number) =>
  renderPage(
    <SuspendedPayers
      actor={VISITOR}
      companies={Array.from({ length: count }, (_, n) => ({
        id: `c${n}`,
        nameAr: `شركة ${n}`,
        nameEn: null,
      }))}
    />,
  )

test('the reason, the day and the text stand together, each as far as it is known', async () => {
  const since = new Date('2026-11-24T06:00:00Z')
  const html = await renderPage(
    <SuspensionReason since={since} cause="LEGAL_ORDER" text={'قرار 44/2026\nراجع القسم القانوني'} />,
  )
  expect(html).toContain(ar.suspension.causes.LEGAL_ORDER)
  expect(html).toContain('قرار 44/2026\nراجع القسم القانوني')
  expect(html).toContain('24/11/2026')
  expect(await renderPage(<SuspensionReason />)).toBe('')
})

test('a text that somebody typed is shown as text', async () => {
  expect(await renderPage(<SuspensionReason text="<script>alert(1)</script>" />)).not.toContain('<script>')
})

test('every cause can be chosen for one or the other, and has its words in the page, the mails and the notifications', () => {
  const offered = new Set<string>([...SUSPENSION_CAUSES, ...REINSTATEMENT_CAUSES])
  expect([...offered].sort()).toEqual(Object.values(SuspensionCause).sort())
  for (const { suspension, emails, notifications } of [ar, en])
    for (const cause of Object.values(SuspensionCause)) {
      const words = `${cause} {${suspension.causes[cause]}}`
      for (const text of [
        emails.account.suspended.body,
        emails.account.reinstated.body,
        emails.company.suspended.body,
        emails.company.reinstated.body,
        notifications.kinds.account.suspended,
        notifications.kinds.company.reinstated,
      ])
        expect(text).toContain(words)
    }
})

test('suspended companies are counted in words, and are a link only to who may read them', async () => {
  expect(await payers(0)).toBe('')
  expect(await payers(1)).toContain('شركة موقوفة: لا تُعرض مدفوعاتها')
  expect(await payers(2)).toContain('شركتان موقوفتان')
  expect(await payers(3)).toContain('3 شركات موقوفة')
  expect(await payers(11)).toContain('11 شركة موقوفة')
  expect(await payers(1)).not.toContain('<a ')
})
