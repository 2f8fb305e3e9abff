import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import type { AuditEventName } from '@/lib/audit/event-catalogue'
import { dateOnly, kuwaitDay } from '@/lib/core/clock'
import { isId, newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { TariffVersion } from '@/lib/db/generated/client'
import { addJob } from '@/lib/jobs/add-job'
import type { NationalLine } from '../lines-query'
import { findUpload } from './upload'

const ROWS = 2_000
const isBarred = (actor: Actor, id: string): boolean => !can(actor, 'tariff.edit') || !isId(id)

/** Versions are made, published and rolled back one after the other: each looks at all of them. */
const lockVersions = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tariff versions'))`

/** Writes down what happened to a version. @param more further details, as who did it without a session */
export const auditVersion = (
  tx: Tx,
  actor: Actor,
  at: Date,
  event: AuditEventName,
  version: Pick<TariffVersion, 'id' | 'number' | 'title' | 'effectiveOn' | 'lineCount'>,
  more: Record<string, string> = {},
) =>
  recordAudit(tx, actor, at, {
    event,
    subject: 'TariffVersion',
    subjectId: version.id,
    details: {
      number: version.number,
      title: version.title,
      effectiveOn: version.effectiveOn.toISOString().slice(0, 10),
      lines: version.lineCount,
      ...more,
    },
  })

/** Has the search's lists built anew by a worker: for what is in force now. */
export const rebuildSoon = (tx: Tx): Promise<void> =>
  addJob(tx, 'tariff-index', {}, { jobKey: 'tariff-index' })

/**
 * Whether a published version begins on a day: two may not. Nobody publishes another one until the
 * transaction ends.
 */
export async function isDayTaken(tx: Tx, effectiveOn: Date): Promise<boolean> {
  await lockVersions(tx)
  return (await tx.tariffVersion.count({ where: { state: 'PUBLISHED', effectiveOn } })) > 0
}

/** What a version is made of, beside its lines. @property effectiveOn Kuwait's day, `YYYY-MM-DD` */
export type NewVersion = {
  title: string
  effectiveOn: string
  fileName: string
  fileDigest: string
  demonstration?: boolean
}

/** Writes a version with all of its lines, as a draft: nobody but the office sees it. */
export async function writeVersion(
  tx: Tx,
  at: Date,
  given: NewVersion,
  lines: readonly NationalLine[],
  importedById: string | null,
): Promise<TariffVersion> {
  await lockVersions(tx)
  const number = ((await tx.tariffVersion.aggregate({ _max: { number: true } }))._max.number ?? 0) + 1
  const version = await tx.tariffVersion.create({
    data: {
      ...given,
      effectiveOn: dateOnly(given.effectiveOn),
      id: newId(at),
      number,
      lineCount: lines.length,
      importedById,
      importedAt: at,
    },
  })
  for (let from = 0; from < lines.length; from += ROWS) {
    await tx.tariffLine.createMany({
      data: lines.slice(from, from + ROWS).map((line) => ({ ...line, versionId: version.id })),
    })
  }
  return version
}

/**
 * Makes a draft of a kept file: every row or none. Rows that are wrong keep it from being made, unless the
 * editor says to leave them out.
 */
export async function draftVersion(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { uploadId: string; version: number; title: string; effectiveOn: string; leaveOutBad: boolean },
): Promise<Result<TariffVersion>> {
  if (isBarred(actor, given.uploadId)) return fail('notFound')
  const upload = await findUpload(actor, given.uploadId, tx)
  if (!upload) return fail('notFound')
  if (upload.version !== given.version) return fail('tariffStale')
  if (upload.fault) return fail(upload.fault)
  if (upload.bad.length > 0 && !given.leaveOutBad)
    return fail('tariffBadRows', 'leaveOutBad', { count: upload.bad.length })
  if (upload.lines.length === 0) return fail('tariffFileEmpty')
  if (given.effectiveOn < kuwaitDay(at)) return fail('tariffDayPast', 'effectiveOn')
  // The second of two presses finds it gone, or with other columns than it read.
  const { digest } = upload
  if ((await tx.tariffUpload.deleteMany({ where: { id: upload.id, version: given.version } })).count === 0)
    return fail('tariffStale')
  const version = await writeVersion(
    tx,
    at,
    { title: given.title, effectiveOn: given.effectiveOn, fileName: upload.fileName, fileDigest: digest },
    upload.lines,
    staffOf(actor).userId,
  )
  await auditVersion(tx, actor, at, 'tariff.version-drafted', version)
  return ok(version)
}

/** A version that waits for a decision, locked. */
async function take(
  tx: Tx,
  actor: Actor,
  given: { versionId: string; version: number },
  state: TariffVersion['state'],
): Promise<Result<TariffVersion>> {
  if (isBarred(actor, given.versionId)) return fail('notFound')
  await lockVersions(tx)
  const version = await tx.tariffVersion.findUnique({ where: { id: given.versionId } })
  if (!version) return fail('notFound')
  return version.state === state && version.version === given.version ? ok(version) : fail('tariffStale')
}

/**
 * Publishes a draft: from its day on its lines are in force. The day may not have passed, and no other
 * version may begin on it.
 */
export async function publishVersion(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { versionId: string; version: number },
): Promise<Result<TariffVersion>> {
  const taken = await take(tx, actor, given, 'DRAFT')
  if (!taken.ok) return taken
  if (taken.value.effectiveOn < dateOnly(kuwaitDay(at))) return fail('tariffDayPast')
  if (await isDayTaken(tx, taken.value.effectiveOn)) return fail('tariffDayTaken')
  const version = await tx.tariffVersion.update({
    where: { id: taken.value.id },
    data: {
      state: 'PUBLISHED',
      publishedById: staffOf(actor).userId,
      publishedAt: at,
      version: { increment: 1 },
    },
  })
  await rebuildSoon(tx)
  await auditVersion(tx, actor, at, 'tariff.version-published', version)
  return ok(version)
}

/** Drops a draft with its lines; the row stays, so that its number is not given again. */
export async function discardVersion(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { versionId: string; version: number },
): Promise<Result<TariffVersion>> {
  const taken = await take(tx, actor, given, 'DRAFT')
  if (!taken.ok) return taken
  await tx.tariffLine.deleteMany({ where: { versionId: taken.value.id } })
  const version = await tx.tariffVersion.update({
    where: { id: taken.value.id },
    data: { state: 'DISCARDED', version: { increment: 1 } },
  })
  await auditVersion(tx, actor, at, 'tariff.version-discarded', version)
  return ok(version)
}

/**
 * Takes a published version out of force, for a reason: the one before is in force again at once. Its lines
 * stay, to be looked at.
 */
export async function rollBackVersion(
  tx: Tx,
  actor: Actor,
  at: Date,
  given: { versionId: string; version: number; reason: string },
): Promise<Result<TariffVersion>> {
  const taken = await take(tx, actor, given, 'PUBLISHED')
  if (!taken.ok) return taken
  const version = await tx.tariffVersion.update({
    where: { id: taken.value.id },
    data: {
      state: 'ROLLED_BACK',
      rolledBackById: staffOf(actor).userId,
      rolledBackAt: at,
      rollBackReason: given.reason,
      version: { increment: 1 },
    },
  })
  await rebuildSoon(tx)
  await auditVersion(tx, actor, at, 'tariff.version-rolled-back', version)
  return ok(version)
}
