import { fingerprint, seal, unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { messageContext } from '@/lib/messages/template-names'

/** Sealed columns that outlive a rotation. Kept forms, captchas and shown recovery codes end within the hour by themselves. */
type Column = { table: 'User' | 'CompanyProfile' | 'StaffTotp' | 'Message'; id: string; cipher: string; context: (id: string) => string; hmac?: string }

const COLUMNS: readonly Column[] = [
  { table: 'User', id: 'id', cipher: 'civilIdCipher', context: () => 'civil-id', hmac: 'civilIdHmac' },
  { table: 'CompanyProfile', id: 'id', cipher: 'signatoryCivilIdCipher', context: () => 'civil-id', hmac: 'signatoryCivilIdHmac' },
  { table: 'StaffTotp', id: 'userId', cipher: 'secretCipher', context: () => 'totp' },
  { table: 'Message', id: 'id', cipher: 'cipher', context: messageContext },
]

const BATCH = 200

async function rotateBatch(column: Column, after: string): Promise<{ last?: string; changed: number }> {
  const current = `v1.${env.DATA_KEYS[0]!.id}.%`
  return db.$transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string; cipher: string }[]>(
      `SELECT "${column.id}"::text AS id, "${column.cipher}" AS cipher FROM "${column.table}"
       WHERE "${column.cipher}" IS NOT NULL AND "${column.cipher}" NOT LIKE $1 AND "${column.id}" > $2::uuid
       ORDER BY "${column.id}" LIMIT ${BATCH} FOR UPDATE`, current, after)
    for (const row of rows) {
      const clear = unseal(row.cipher, column.context(row.id))
      const hmac = column.hmac ? `, "${column.hmac}" = $3` : ''
      await tx.$executeRawUnsafe(
        `UPDATE "${column.table}" SET "${column.cipher}" = $1${hmac} WHERE "${column.id}" = $2::uuid`,
        ...[seal(clear, column.context(row.id)), row.id, ...(column.hmac ? [fingerprint(clear)] : [])])
    }
    return { last: rows.at(-1)?.id, changed: rows.length }
  }, { timeout: 60_000 })
}

/**
 * Encrypts everything that is sealed under an older key of DATA_KEYS again under the first one, in short transactions.
 * Safe to stop and to run again; afterwards the older keys may be taken out of the ring.
 * @returns rows changed, by `Table.column`
 */
export async function rotateKeys(): Promise<Record<string, number>> {
  const changed: Record<string, number> = {}
  for (const column of COLUMNS) {
    const name = `${column.table}.${column.cipher}`
    changed[name] = 0
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after; ) {
      const batch: { last?: string; changed: number } = await rotateBatch(column, after)
      changed[name] += batch.changed
      after = batch.last
    }
  }
  return changed
}
