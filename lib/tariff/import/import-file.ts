import { createHash } from 'node:crypto'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { TariffVersion } from '@/lib/db/generated/client'
import { FIELDS, guessMapping, mappingError, type Field, type Mapping } from './columns'
import { readNationalLines, type BadRow } from './read-national-lines'
import { readTable } from './table-pool'
import { knownSubheadings } from './upload'
import { auditVersion, isDayTaken, rebuildSoon, writeVersion } from './version-commands'

export type FileImport = {
  bytes: Uint8Array
  fileName: string
  title: string
  /** Kuwait's day, `YYYY-MM-DD`. */
  effectiveOn: string
  /** Names of columns by field, over what is guessed: { code: 'HS', duty: 'Rate' }. */
  columns?: Partial<Record<string, string>>
  leaveOutBad?: boolean
  publish?: boolean
}
export type Imported = { version?: TariffVersion; lines: number; bad: BadRow[] }

/**
 * A mapping from names of columns, over the guessed one.
 * @returns `tariffColumnTwice` for a field or column that is not there
 */
function namedMapping(header: readonly string[], columns: Partial<Record<string, string>>): Result<Mapping> {
  const mapping = guessMapping(header)
  for (const [field, name] of Object.entries(columns)) {
    const at = header.indexOf(name ?? '')
    if (!FIELDS.includes(field as Field) || at < 0) return fail('tariffColumnTwice', field)
    for (const other of FIELDS) if (mapping[other] === at) delete mapping[other]
    mapping[field as Field] = at
  }
  return ok(mapping)
}

/**
 * Imports a file without pages, for `npm run tariff:import`: all of its rows or none. Nothing is written
 * while rows are wrong, unless they are to be left out.
 */
export async function importFile(tx: Tx, at: Date, given: FileImport): Promise<Result<Imported>> {
  const table = await readTable(given.bytes)
  if (!table.ok) return table
  const mapping = namedMapping(table.value.header, given.columns ?? {})
  if (!mapping.ok) return mapping
  const fault = mappingError(mapping.value, table.value.header.length)
  if (fault) return fail(fault)
  const { lines, bad } = readNationalLines(table.value, mapping.value, await knownSubheadings(tx))
  if (bad.length > 0 && !given.leaveOutBad) return ok({ lines: lines.length, bad })
  if (lines.length === 0) return fail('tariffFileEmpty', 'file')
  if (given.effectiveOn < kuwaitDay(at)) return fail('tariffDayPast', 'effectiveOn')
  // Looked at before anything is written: what is refused leaves no draft behind.
  if (given.publish && (await isDayTaken(tx, dateOnly(given.effectiveOn)))) return fail('tariffDayTaken')
  const digest = createHash('sha256').update(given.bytes).digest('hex')
  const draft = await writeVersion(
    tx,
    at,
    { title: given.title, effectiveOn: given.effectiveOn, fileName: given.fileName, fileDigest: digest },
    lines,
    null,
  )
  await auditVersion(tx, { kind: 'VISITOR' }, at, 'tariff.version-drafted', draft, { by: 'shell' })
  if (!given.publish) return ok({ version: draft, lines: lines.length, bad })
  const version = await tx.tariffVersion.update({
    where: { id: draft.id },
    data: { state: 'PUBLISHED', publishedAt: at, version: { increment: 1 } },
  })
  await rebuildSoon(tx)
  await auditVersion(tx, { kind: 'VISITOR' }, at, 'tariff.version-published', version, { by: 'shell' })
  return ok({ version, lines: lines.length, bad })
}
