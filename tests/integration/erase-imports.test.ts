import { confirmImport } from '@/lib/users/import/confirm-import'
import { eraseImports } from '@/lib/users/import/erase-imports'
import { findImport } from '@/lib/users/import/find-import'
import { after, problem } from '../support/accounts-scene'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { makeAccount } from '../support/office-scene'
import { confirm, emails, outcomes, upload } from '../support/user-import-scene'

jest.mock(
  'next/headers',
  () => jest.requireActual<typeof import('../support/browser')>('../support/browser').nextHeaders,
)

beforeEach(emptyTables)

test('an hour later it is too late; the content is erased, and a day later the row', async () => {
  const { actor } = await makeAccount()
  const id = await upload(actor, emails(1))
  await eraseImports(after(59))
  expect((await findImport(actor, id, after(59)))?.state).toBe('PREVIEW')
  expect(await findImport(actor, id, after(60))).toEqual({ state: 'LATE', confirmed: false })
  const given = { importId: id, rows: '2', onlyCorrect: false }
  expect(problem(await confirmImport(actor, given, after(60), 'ar'))).toBe('importExpired')
  await eraseImports(after(60))
  expect((await db.userImport.findUniqueOrThrow({ where: { id } })).contentCipher).toBeNull()
  expect(await findImport(actor, id, after(61))).toEqual({ state: 'LATE', confirmed: false })
  await eraseImports(after(60 + 24 * 60 + 1))
  expect(await db.userImport.count()).toBe(0)
  expect(await db.userInvitation.count()).toBe(0)
})

test('what became of the rows is kept for an hour from the confirmation, without what was uploaded', async () => {
  const { actor } = await makeAccount()
  const id = await upload(actor, emails(1))
  valueOf(await confirm(actor, id, after(59)))
  await eraseImports(after(118))
  expect(await outcomes(actor, id, after(118))).toEqual([[2, undefined]])
  await eraseImports(after(119))
  expect(await findImport(actor, id, after(119))).toEqual({ state: 'LATE', confirmed: true })
})
