import { db } from '@/lib/db/client'
import { auditWithoutAccount } from './audit-without-account'

// Before the file's database is dropped under it. The history of an audit cannot be mended later: what the last test of
// each file left is looked at.
afterAll(async () => {
  try {
    expect(await auditWithoutAccount()).toEqual([])
  } finally {
    await db.$disconnect()
  }
})
