import { rejectRequest } from '@/lib/requests/decide'
import { reapply } from '@/lib/requests/business-commands'
import { requestTypes } from '@/lib/request-types'
import { db } from '@/lib/db/client'
import { attach } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)
const codesOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

test('a rejected request starts one new draft, with its answers and the documents that are still valid', async () => {
  const account = await makeAccount()
  const { id, version } = await makeRegistration({ account })
  await db.companyProfile.updateMany({
    where: { registration: { requestId: id } },
    data: { importLicenceExpiresOn: new Date('2026-11-25') },
  })
  for (const type of ['COMMERCIAL_LICENCE', 'IMPORT_LICENCE', 'SIGNATURE_AUTHORISATION'])
    await attach(id, account.accountId, account.userId, type)
  await run(async (tx) =>
    rejectRequest(requestTypes, tx, await makeStaff(), AT, {
      requestId: id,
      version,
      reason: 'المستندات لا تطابق',
    }),
  )
  const days = new Date(AT.getTime() + 5 * 86_400_000)
  const results = await Promise.all(
    [1, 2].map(() => run((tx) => reapply(requestTypes, tx, account.actor, days, { requestId: id }))),
  )
  expect(results.map(codesOf)).toEqual(['ok', 'ok'])
  const drafts = await db.request.findMany({
    where: { previousId: id },
    include: { registration: { include: { profile: true } }, documents: true },
  })
  expect(drafts).toHaveLength(1)
  expect(drafts[0]).toMatchObject({
    state: 'DRAFT',
    registration: {
      completed: [],
      profile: { nameAr: 'شركة الأفق للتجارة العامة', approvedAt: null, companyId: null },
    },
  })
  expect(drafts[0]!.documents.map(({ type }) => type).sort()).toEqual([
    'COMMERCIAL_LICENCE',
    'SIGNATURE_AUTHORISATION',
  ])
})
