import { createHash } from 'node:crypto'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { FIELDS, guessMapping, mappingError, type Mapping } from './columns'
import { readNationalLines, type BadRow } from './read-national-lines'
import type { Table } from './read-table'
import { readTable } from './table-pool'
import type { NationalLine } from '../lines-query'

export type Upload = {
  id: string
  fileName: string
  /** SHA-256, hex. */
  digest: string
  version: number
  table: Table
  mapping: Mapping
  /** What keeps rows from being read at all. */
  fault: ReturnType<typeof mappingError>
  lines: NationalLine[]
  bad: BadRow[]
}

/** The subheadings of the nomenclature: a national line stands below one of them. */
export async function knownSubheadings(tx: Tx): Promise<Set<string>> {
  return new Set(
    (await tx.tariffNode.findMany({ where: { level: 6 }, select: { code: true } })).map(({ code }) => code),
  )
}

/** A stored mapping; fields and columns that make no sense are left out. */
function readMapping(stored: unknown): Mapping {
  const given = (stored ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    FIELDS.flatMap((field) => (Number.isInteger(given[field]) ? [[field, given[field] as number]] : [])),
  )
}

/** Keeps a file that can be read, with its columns guessed, until a version is made of it. */
export async function keepUpload(
  tx: Tx,
  actor: Actor,
  at: Date,
  file: { fileName: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Result<{ id: string }>> {
  if (!can(actor, 'tariff.edit')) return fail('notFound')
  const table = await readTable(file.bytes)
  if (!table.ok) return table
  const id = newId(at)
  await tx.tariffUpload.create({
    data: {
      id,
      fileName: file.fileName.slice(0, 200),
      digest: createHash('sha256').update(file.bytes).digest('hex'),
      bytes: file.bytes,
      mapping: guessMapping(table.value.header),
      uploadedById: staffOf(actor).userId,
      uploadedAt: at,
    },
  })
  return ok({ id })
}

/**
 * Says which column holds what; a mapping that cannot be read by is kept all the same, and the page says what
 * is missing.
 */
export async function setMapping(
  tx: Tx,
  actor: Actor,
  given: { uploadId: string; version: number; mapping: Mapping },
): Promise<Result<{ id: string }>> {
  if (!can(actor, 'tariff.edit') || !isId(given.uploadId)) return fail('notFound')
  const { count } = await tx.tariffUpload.updateMany({
    where: { id: given.uploadId, version: given.version },
    data: { mapping: given.mapping, version: { increment: 1 } },
  })
  if (count === 1) return ok({ id: given.uploadId })
  return fail(
    (await tx.tariffUpload.count({ where: { id: given.uploadId } })) === 1 ? 'tariffStale' : 'notFound',
  )
}

/** A kept file with its rows read by its mapping; undefined for who may not see it, or when there is none. */
export async function findUpload(actor: Actor, id: string, tx: Tx = db): Promise<Upload | undefined> {
  if (!can(actor, 'tariff.oversee') || !isId(id)) return undefined
  const row = await tx.tariffUpload.findUnique({ where: { id } })
  const known = await knownSubheadings(tx)
  const table = row && (await readTable(row.bytes))
  if (!row || !table?.ok) return undefined
  const mapping = readMapping(row.mapping)
  const fault = mappingError(mapping, table.value.header.length)
  const read = fault ? { lines: [], bad: [] } : readNationalLines(table.value, mapping, known)
  return {
    id,
    fileName: row.fileName,
    digest: row.digest,
    version: row.version,
    table: table.value,
    mapping,
    fault,
    ...read,
  }
}

const KEPT_HOURS = 24

/** Drops files of which no version was made within a day. */
export async function dropOldUploads(at: Date): Promise<void> {
  await db.tariffUpload.deleteMany({
    where: { uploadedAt: { lt: new Date(at.getTime() - KEPT_HOURS * 3_600_000) } },
  })
}
