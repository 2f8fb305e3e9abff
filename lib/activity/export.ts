import { isMember, type Actor } from '@/lib/access/actor'
import { actingBy } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/audit'
import { kuwaitDay } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/day'
import { db } from '@/lib/db/client'
import { formatMoment } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { textParts } from '@/lib/messages/bidi-isolates'
import { csvResponse, csvStream, MAX_EXPORT } from './csv-stream'
import { describeLine, trailTexts, type TrailLine, type TrailTexts } from './describe'
import { filterDetails, type ActivityFilter, type AuditFilter } from './filter'
import { readAccountNames, readNames, type AccountName } from './names'
import { auditScope, trailBatches, trailScope, type TrailRow, type TrailScope } from './trail-query'

/** Without the marks that keep codes in order on a page: a spreadsheet shows them as boxes. */
const plain = (text: string): string =>
  textParts(text)
    .map((part) => part.text)
    .join('')

const ACTIVITY_COLUMNS = ['at', 'what', 'kind', 'who', 'number', 'device', 'outcome'] as const
const AUDIT_COLUMNS = [...ACTIVITY_COLUMNS, 'event', 'role', 'account', 'address', 'details'] as const

const cellsOf = (line: TrailLine, { t }: TrailTexts): string[] => [
  formatMoment(line.at),
  plain(line.sentence),
  line.kind,
  plain(line.who),
  line.number,
  line.device,
  t(`outcomes.${line.refused ? 'REFUSED' : 'OK'}`),
]

const auditCells = (row: TrailRow, account: AccountName | undefined): string[] => [
  row.event,
  row.actorRole,
  account?.email ?? '',
  row.address ?? '',
  JSON.stringify(row.details),
]

type Source = {
  scope: TrailScope
  filter: Omit<ActivityFilter, 'person'>
  at: Date
  texts: TrailTexts
  columns: readonly string[]
  cells: (rows: TrailRow[]) => Promise<string[][]>
}

function trailFile({ scope, filter, at, texts, columns, cells }: Source): ReadableStream<Uint8Array> {
  let last = at
  async function* batches() {
    for await (const rows of trailBatches(scope, { ...filter, cursor: undefined }, at, MAX_EXPORT)) {
      last = rows.at(-1)!.at
      yield await cells(rows)
    }
  }
  return csvStream({
    head: columns.map((name) => texts.t(`columns.${name}`)),
    batches: batches(),
    cut: () => texts.t('export.cut', { most: MAX_EXPORT, day: formatDay(kuwaitDay(last)) }),
  })
}

/**
 * «سجل النشاط» as a file, of what the page shows with the same filter: no addresses, no officers. The
 * download is written into the log before its first line leaves.
 */
export async function exportActivity(
  actor: Actor,
  at: Date,
  filter: ActivityFilter,
  locale: Locale,
): Promise<Response> {
  const accountId = isMember(actor) ? actor.accountId : undefined
  const texts = await trailTexts(locale)
  await recordAudit(db, actor, at, {
    event: 'activity.exported',
    subject: 'Account',
    subjectId: accountId,
    details: filterDetails(filter),
  })
  const cells = async (rows: TrailRow[]) => {
    const names = await readNames(rows, accountId)
    return rows.map((row) => cellsOf(describeLine(row, names, texts, 'BUSINESS'), texts))
  }
  const scope = trailScope(actor, filter.person)
  return csvResponse(
    `activity-${kuwaitDay(at)}`,
    trailFile({ scope, filter, at, texts, columns: ACTIVITY_COLUMNS, cells }),
  )
}

/** What a search of the whole audit found, as a file with everything a line holds. Audited as above. */
export async function exportAudit(
  actor: Actor,
  at: Date,
  filter: AuditFilter,
  locale: Locale,
): Promise<Response> {
  const [scope, texts] = await Promise.all([auditScope(actor, filter), trailTexts(locale)])
  await recordAudit(db, actingBy(actor, 'audit.read'), at, {
    event: 'audit.exported',
    details: filterDetails(filter),
  })
  const cells = async (rows: TrailRow[]) => {
    const [names, accounts] = await Promise.all([readNames(rows, undefined), readAccountNames(rows)])
    return rows.map((row) => [
      ...cellsOf(describeLine(row, names, texts, 'AUDITOR'), texts),
      ...auditCells(row, accounts.get(row.accountId ?? '')),
    ])
  }
  return csvResponse(
    `audit-${kuwaitDay(at)}`,
    trailFile({ scope, filter, at, texts, columns: AUDIT_COLUMNS, cells }),
  )
}
