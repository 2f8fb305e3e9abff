/**
 * `npm run tariff:import -- FILE [--title TEXT] [--effective YYYY-MM-DD] [--columns code=HS,duty=Rate]
 * [--leave-out-bad] [--publish]`: a national tariff of twelve digits (CSV or XLSX) as a draft version, or
 * published. Bad rows are named and keep everything out.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { kuwaitDay, now } from '@/lib/core/clock'
import { db } from '@/lib/db/client'
import { importFile } from '@/lib/tariff/import/import-file'

const MAX_SHOWN = 200
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    title: { type: 'string' },
    effective: { type: 'string' },
    columns: { type: 'string' },
    'leave-out-bad': { type: 'boolean' },
    publish: { type: 'boolean' },
  },
})
const [file] = positionals
if (!file || (values.effective && !/^\d{4}-\d{2}-\d{2}$/.test(values.effective))) {
  console.error(
    'npm run tariff:import -- FILE [--title TEXT] [--effective YYYY-MM-DD] [--columns code=HS,duty=Rate] [--leave-out-bad] [--publish]',
  )
  process.exit(2)
}
const at = await now()
const columns = Object.fromEntries(
  (values.columns ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string]),
)
const done = await db.$transaction(
  async (tx) =>
    importFile(tx, at, {
      bytes: await readFile(file),
      fileName: basename(file),
      title: values.title ?? basename(file),
      effectiveOn: values.effective ?? kuwaitDay(at),
      columns,
      leaveOutBad: values['leave-out-bad'],
      publish: values.publish,
    }),
  { timeout: 120_000 },
)
await db.$disconnect()
if (!done.ok) {
  console.error(
    `not imported: ${done.problems.map(({ code, field }) => (field ? `${code} (${field})` : code)).join(', ')}`,
  )
  process.exit(1)
}
const { version, lines, bad } = done.value
for (const { row, code, fault, value } of bad.slice(0, MAX_SHOWN))
  console.log(`line ${row}: ${code || 'no code'}: ${fault}${value ? ` «${value}»` : ''}`)
if (bad.length > MAX_SHOWN) console.log(`… and ${bad.length - MAX_SHOWN} more`)
console.log(`${lines} lines read, ${bad.length} rows wrong`)
if (!version) {
  console.error('nothing was written: mend the rows, or leave them out with --leave-out-bad')
  process.exit(1)
}
console.log(
  `version ${version.number}, ${version.state === 'PUBLISHED' ? 'published' : 'a draft'}, in force from ${version.effectiveOn.toISOString().slice(0, 10)}`,
)
