import { differenceOf } from '@/lib/tariff/import/difference-query'
import { findUpload, keepUpload } from '@/lib/tariff/import/upload'
import {
  discardVersion,
  draftVersion,
  publishVersion,
  rollBackVersion,
} from '@/lib/tariff/import/version-commands'
import { linesBelow } from '@/lib/tariff/lines-query'
import { refreshIndex } from '@/lib/tariff/rebuild-index'
import { valueOf } from '../support/company-scene'
import { db, emptyTables } from '../support/database'
import { AT, makeStaff, run } from '../support/office-scene'

const TODAY = AT.toISOString().slice(0, 10)
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const bytesOf = (text: string) => new TextEncoder().encode(text)

const HEAD = 'code,description_en,description_ar,duty_rate,unit'
const FILE = `${HEAD}
6404.11.00.0000,Running shoes of the latest kind,أحذية جري حديثة,5%,NMB
220300000000,Beer,بيرة,ممنوع,LTR
240220000000,Cigarettes,سجائر,100,KGM
711311000001,Arabian bracelets,أساور عربية,معفى,NMB
240399000000,Water-pipe tobacco,معسل,100 % or 22 KWD per kg,KGM
`

let editor: Awaited<ReturnType<typeof makeStaff>>
let auditor: Awaited<ReturnType<typeof makeStaff>>
// The search's lists are built anew in some of these.
jest.setTimeout(120_000)
beforeEach(async () => {
  await emptyTables()
  editor = await makeStaff('TARIFF_EDITOR')
  auditor = await makeStaff('AUDITOR')
})

const upload = async (text: string | Uint8Array<ArrayBuffer>, fileName = 'tariff.csv') =>
  valueOf(
    await run((tx) =>
      keepUpload(tx, editor, AT, { fileName, bytes: typeof text === 'string' ? bytesOf(text) : text }),
    ),
  ).id
const draft = (uploadId: string, given: Partial<Parameters<typeof draftVersion>[3]> = {}) =>
  run((tx) =>
    draftVersion(tx, editor, AT, {
      uploadId,
      version: 1,
      title: 'Tariff 2026',
      effectiveOn: TODAY,
      leaveOutBad: false,
      ...given,
    }),
  )
async function published(text: string, effectiveOn = TODAY) {
  const version = valueOf(await draft(await upload(text), { effectiveOn }))
  return valueOf(await run((tx) => publishVersion(tx, editor, AT, { versionId: version.id, version: 1 })))
}
const codesOf = async (problems: Promise<{ ok: boolean; problems?: { code: string }[] }>) =>
  ((await problems).problems ?? []).map(({ code }) => code)

test('a version is compared with the one in force before it, comes into force on its day and is rolled back', async () => {
  const first = await published(FILE)
  const next = dayOf(later(10))
  const second = await published(
    FILE.replace('5%', '7.5%')
      .replace(/240220.*\n/, '')
      .replace('معفى,NMB\n', 'معفى,NMB\n711311000002,Arabian rings,خواتم عربية,معفى,NMB\n'),
    next,
  )
  const difference = (await differenceOf(auditor, second.id))!
  expect([difference.base?.number, difference.counts]).toEqual([
    first.number,
    { ADDED: 1, REMOVED: 1, CHANGED: 1, SAME: 3 },
  ])
  const shown = async (kind?: 'ADDED' | 'CHANGED' | 'REMOVED', after?: string) =>
    (await differenceOf(auditor, second.id, { kind, after }))!.changes.map((change) => [
      change.code,
      change.kind,
    ])
  expect(await shown()).toEqual([['640411000000', 'CHANGED']])
  expect([await shown('ADDED'), await shown('REMOVED'), await shown('ADDED', '711311000002')]).toEqual([
    [['711311000002', 'ADDED']],
    [['240220000000', 'REMOVED']],
    [],
  ])
  const rate = async (day: string) => (await linesBelow(['640411'], day))[0]?.dutyRate
  expect([await rate(TODAY), await rate(dayOf(later(9))), await rate(next)]).toEqual([500, 500, 750])
  await refreshIndex(later(10))
  expect(await db.tariffIndex.findFirst()).toMatchObject({ versionId: second.id })
  valueOf(
    await run((tx) =>
      rollBackVersion(tx, editor, later(10), { versionId: second.id, version: 2, reason: 'wrong rates' }),
    ),
  )
  expect(await rate(next)).toBe(500)
  await refreshIndex(later(10))
  expect(await db.tariffIndex.findFirst()).toMatchObject({ versionId: first.id })
})

test('what is stale, past, taken or not allowed is refused', async () => {
  const version = valueOf(await draft(await upload(FILE)))
  expect(
    await codesOf(run((tx) => publishVersion(tx, auditor, AT, { versionId: version.id, version: 1 }))),
  ).toEqual(['notFound'])
  expect(
    await codesOf(run((tx) => publishVersion(tx, editor, later(1), { versionId: version.id, version: 1 }))),
  ).toEqual(['tariffDayPast'])
  valueOf(await run((tx) => publishVersion(tx, editor, AT, { versionId: version.id, version: 1 })))
  expect(
    await codesOf(run((tx) => publishVersion(tx, editor, AT, { versionId: version.id, version: 1 }))),
  ).toEqual(['tariffStale'])
  const other = valueOf(await draft(await upload(FILE)))
  expect(
    await codesOf(run((tx) => publishVersion(tx, editor, AT, { versionId: other.id, version: 1 }))),
  ).toEqual(['tariffDayTaken'])
  valueOf(await run((tx) => discardVersion(tx, editor, AT, { versionId: other.id, version: 1 })))
  expect(await db.tariffLine.count({ where: { versionId: other.id } })).toBe(0)
  expect(await codesOf(draft(await upload(FILE), { effectiveOn: dayOf(later(-1)) }))).toEqual([
    'tariffDayPast',
  ])
  expect(await findUpload(await makeStaff('FINANCE_OFFICER'), await upload(FILE))).toBeUndefined()
})

test('two presses at once make one draft', async () => {
  const uploadId = await upload(FILE)
  const codes = (await Promise.all([draft(uploadId), draft(uploadId)]))
    .map((result) => (result.ok ? 'made' : result.problems[0]!.code))
    .sort()
  expect([
    ['made', 'notFound'],
    ['made', 'tariffStale'],
  ]).toContainEqual(codes)
  expect(await db.tariffVersion.count()).toBe(1)
})
