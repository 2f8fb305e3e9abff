import { recoveryCodeContext } from '@/lib/auth/recovery-codes'
import { fingerprint, isSealed, seal, unseal } from '@/lib/core/vault'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { messageContext } from '@/lib/messages/template-names'
import { GATEWAY } from '@/lib/payments/gateway-messages'
import { importContext } from '@/lib/users/import/sealed-import'
import { invitationContext } from '@/lib/users/invitations/sealed-person'

/**
 * Sealed columns that outlive a rotation. Kept forms, captchas and shown recovery codes end within the hour
 * by themselves.
 */
type Column = {
  table:
    | 'User'
    | 'UserInvitation'
    | 'UserImport'
    | 'CompanyProfile'
    | 'StaffTotp'
    | 'RecoveryCode'
    | 'Message'
    | 'GatewayMessage'
  id: string
  cipher: string
  context: (id: string) => string
  hmac?: string
  appendOnly?: true
  /** Rows of an older version were not sealed. */ bareBefore?: true
}

const COLUMNS: readonly Column[] = [
  { table: 'User', id: 'id', cipher: 'civilIdCipher', context: () => 'civil-id', hmac: 'civilIdHmac' },
  {
    table: 'CompanyProfile',
    id: 'id',
    cipher: 'signatoryCivilIdCipher',
    context: () => 'civil-id',
    hmac: 'signatoryCivilIdHmac',
  },
  { table: 'UserInvitation', id: 'id', cipher: 'emailCipher', context: invitationContext, hmac: 'emailHmac' },
  { table: 'UserInvitation', id: 'id', cipher: 'personCipher', context: invitationContext },
  { table: 'UserInvitation', id: 'id', cipher: 'answersCipher', context: invitationContext },
  { table: 'UserImport', id: 'id', cipher: 'contentCipher', context: importContext },
  { table: 'StaffTotp', id: 'userId', cipher: 'secretCipher', context: () => 'totp' },
  { table: 'RecoveryCode', id: 'id', cipher: 'hash', context: recoveryCodeContext, bareBefore: true },
  // Never written again by anybody: counted, so that their keys are not taken out of the ring.
  { table: 'GatewayMessage', id: 'id', cipher: 'body', context: () => GATEWAY, appendOnly: true },
  { table: 'GatewayMessage', id: 'id', cipher: 'plain', context: () => GATEWAY, appendOnly: true },
  { table: 'Message', id: 'id', cipher: 'cipher', context: messageContext },
]

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

const nameOf = (column: Column) => `${column.table}.${column.cipher}`
/** The key's id within the sealed text. Not by LIKE: an id may hold `_`. */
const keyOf = (column: Column) => `split_part("${column.cipher}", '.', 2)`

async function rotateBatch(column: Column, after: string): Promise<{ last?: string; changed: number }> {
  const current = env.DATA_KEYS[0]!.id
  return db.$transaction(
    async (tx) => {
      const rows = await tx.$queryRawUnsafe<{ id: string; cipher: string }[]>(
        `SELECT "${column.id}"::text AS id, "${column.cipher}" AS cipher FROM "${column.table}"
       WHERE "${column.cipher}" IS NOT NULL AND ${keyOf(column)} <> $1 AND "${column.id}" > $2::uuid
       ORDER BY "${column.id}" LIMIT ${BATCH} FOR UPDATE`,
        current,
        after,
      )
      for (const row of rows) {
        const clear =
          column.bareBefore && !isSealed(row.cipher) ? row.cipher : unseal(row.cipher, column.context(row.id))
        const hmac = column.hmac ? `, "${column.hmac}" = $3` : ''
        await tx.$executeRawUnsafe(
          `UPDATE "${column.table}" SET "${column.cipher}" = $1${hmac} WHERE "${column.id}" = $2::uuid`,
          ...[seal(clear, column.context(row.id)), row.id, ...(column.hmac ? [fingerprint(clear)] : [])],
        )
      }
      return { last: rows.at(-1)?.id, changed: rows.length }
    },
    { timeout: 60_000 },
  )
}

async function rotateColumn(column: Column): Promise<number> {
  let changed = 0
  for (let after: string | undefined = FIRST; after;) {
    const batch: { last?: string; changed: number } = await rotateBatch(column, after)
    changed += batch.changed
    after = batch.last
  }
  return changed
}

/** How many values each key seals, over all columns; the ring's keys are all named. */
async function countByKey(): Promise<Record<string, number>> {
  const counts = Object.fromEntries(env.DATA_KEYS.map(({ id }) => [id, 0]))
  for (const column of COLUMNS) {
    const rows = await db.$queryRawUnsafe<{ key: string; count: number }[]>(
      `SELECT ${keyOf(column)} AS key, count(*)::int AS count FROM "${column.table}" WHERE "${column.cipher}" IS NOT NULL GROUP BY 1`,
    )
    for (const { key, count } of rows) counts[key] = (counts[key] ?? 0) + count
  }
  return counts
}

/**
 * `changed`: rows by `Table.column`. `sealed`: values by key id; an old key may go when nothing is left under
 * it.
 */
export type Rotation = { changed: Record<string, number>; sealed: Record<string, number> }

/**
 * Encrypts everything that is sealed under an older key of DATA_KEYS again under the first one, in short
 * transactions. Safe to stop and to run again. A server that still has the old key first seals behind the
 * pass: it is repeated until one finds nothing. Such a server may seal again afterwards: all must have the
 * new key first before this runs.
 */
export async function rotateKeys(): Promise<Rotation> {
  const changed: Record<string, number> = {}
  for (let found = 1; found > 0;) {
    found = 0
    for (const column of COLUMNS.filter(({ appendOnly }) => !appendOnly)) {
      const rows = await rotateColumn(column)
      changed[nameOf(column)] = (changed[nameOf(column)] ?? 0) + rows
      found += rows
    }
  }
  return { changed, sealed: await countByKey() }
}
