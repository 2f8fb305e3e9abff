import { requiredDocumentTypes } from '@/lib/companies/document-rules'
import { resubmit } from '@/lib/requests/resubmit'
import { returnRequest } from '@/lib/requests/decide'
import { requestTypes } from '@/lib/request-types'
import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { addDocument } from '@/lib/documents/commands'
import { findReadableDocument } from '@/lib/documents/queries'
import { withdraw } from '@/lib/requests/business-commands'
import { draftCorrection } from '@/lib/requests/office-corrections'
import { findReview } from '@/lib/requests/office-review'
import { attach } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration, makeStaff, run } from '../support/office-scene'

beforeEach(emptyTables)

const after = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
const TYPE = 'IMPORT_LICENCE'

/** A request whose import licence was returned, and the new one that the business has uploaded since. */
async function returned() {
  const account = await makeAccount()
  const officer = await makeStaff()
  const request = await makeRegistration({ account })
  const first = newId(AT)
  for (const type of requiredDocumentTypes({ industrial: false }))
    if (type !== TYPE) await attach(request.id, account.accountId, account.userId, type)
  await db.document.create({
    data: {
      id: first,
      accountId: account.accountId,
      state: 'STORED',
      name: 'القديمة',
      mediaType: 'application/pdf',
      bytes: 10,
      sha256: 'x',
      storageKey: first,
      createdAt: AT,
      storedAt: AT,
      createdById: account.userId,
      attachment: {
        create: {
          id: newId(AT),
          requestId: request.id,
          type: TYPE,
          version: 1,
          addedAt: AT,
          addedById: account.userId,
        },
      },
    },
  })
  await run((tx) =>
    draftCorrection(requestTypes, tx, officer, after(1), {
      requestId: request.id,
      version: 1,
      target: 'DOCUMENT',
      name: TYPE,
      reason: 'غير واضحة',
    }),
  )
  const sent = await run((tx) =>
    returnRequest(requestTypes, tx, officer, after(2), { requestId: request.id, version: 1 }),
  )
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  const added = await addDocument(requestTypes, account.actor, after(3), {
    requestId: request.id,
    type: TYPE,
    name: 'الجديدة',
    fileName: 'new.pdf',
    bytes: madePdf(),
  })
  if (!added.ok) throw new Error(JSON.stringify(added.problems))
  return { account, officer, requestId: request.id, first, second: added.value.id }
}

const seen = async (officer: Actor, requestId: string) =>
  (await findReview(requestTypes, officer, requestId, after(9)))!.documents
    .filter(({ type }) => type === TYPE)
    .map(({ id, current }) => [id, current])
const reads = async (actor: Actor, id: string) =>
  (await findReadableDocument(requestTypes, actor, id)) !== undefined

test('until the request is sent again, the office sees and opens the document that it returned, and its sender the new one', async () => {
  const { account, officer, requestId, first, second } = await returned()
  expect(await seen(officer, requestId)).toEqual([[first, true]])
  expect([await reads(officer, first), await reads(officer, second)]).toEqual([true, false])
  expect(await reads(await makeStaff('AUDITOR'), second)).toBe(false)
  expect(await reads(account.actor, second)).toBe(true)
})

test('once it is sent again, the new document stands and the old one is kept in reach; returned once more, both stay', async () => {
  const { account, officer, requestId, first, second } = await returned()
  const again = await run((tx) =>
    resubmit(requestTypes, tx, account.actor, after(4), { requestId, version: 2, unchangedConfirmed: false }),
  )
  expect(again.ok).toBe(true)
  const both = [
    [second, true],
    [first, false],
  ]
  expect(await seen(officer, requestId)).toEqual(both)
  expect(await reads(officer, second)).toBe(true)
  await run((tx) =>
    draftCorrection(requestTypes, tx, officer, after(5), {
      requestId,
      version: 3,
      target: 'FIELD',
      name: 'city',
      reason: 'ناقص',
    }),
  )
  expect(
    (await run((tx) => returnRequest(requestTypes, tx, officer, after(6), { requestId, version: 3 }))).ok,
  ).toBe(true)
  expect(await seen(officer, requestId)).toEqual(both)
  expect(await reads(officer, second)).toBe(true)
})

test('withdrawn instead of sent again, the new document stays with the business', async () => {
  const { account, officer, requestId, first, second } = await returned()
  expect(
    (await run((tx) => withdraw(requestTypes, tx, account.actor, after(4), { requestId, version: 2 }))).ok,
  ).toBe(true)
  expect(await seen(officer, requestId)).toEqual([[first, true]])
  expect(await reads(officer, second)).toBe(false)
})
