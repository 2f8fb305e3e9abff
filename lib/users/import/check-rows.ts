import { cleanTyped } from '@/lib/core/digits'
import { readEmail } from '@/lib/core/email'
import type { Problem } from '@/lib/core/result'
import type { Service } from '@/lib/db/generated/enums'
import { inviteSchema, type InviteInput } from '../invitations/schema'
import { isAboutCompanies } from '../service-reaches'
import {
  findCompanies,
  namesIn,
  partsOf,
  readAnswer,
  readGender,
  readService,
  type NamedCompany,
} from './cell-words'
import type { ColumnName } from './columns'
import { MAX_CELL, type FileRow } from './read-users-file'

/** The address of the template's made-up row: nobody is invited by it. */
export const EXAMPLE_EMAIL = 'sara@company.example'

/** What a file's rows are checked against: all of it of the own account. */
export type AccountOfImport = {
  /** What the account is subscribed to. */
  services: readonly Service[]
  companies: readonly NamedCompany[]
  /** `emailOfColleague` or `alreadyInvited`; undefined for every other address, known to the portal or not. */
  statusOf: (email: string) => string | undefined
}

/** What is wrong with a row, at the column where it stands. */
type RowFault = { column: ColumnName; code: string; args?: Problem['args'] }

export type CheckedRow = {
  row: number
  cells: FileRow['cells']
  /** Whom the row invites; undefined where it has faults. */
  input?: InviteInput
  faults: RowFault[]
}

// A file may be opened in a spreadsheet again: what that would run is refused (OWASP, CSV injection).
const FORMULA = /^[=+\-@%＝＋－＠]/
const PHONE = /^\+ ?\d/
/** Twelve digits as a spreadsheet shortens them. */
const SHORTENED = /^\d(?:[.,]\d+)?[eE][+]?\d+$/

type Cells = (column: ColumnName) => string

function signFaults({ cells }: FileRow): RowFault[] {
  return (Object.entries(cells) as [ColumnName, string][]).flatMap(([column, cell]): RowFault[] => {
    if (cell.length > MAX_CELL) return [{ column, code: 'tooLong', args: { max: MAX_CELL } }]
    if (FORMULA.test(cell) && !(column === 'mobile' && PHONE.test(cleanTyped(cell))))
      return [{ column, code: 'importFormula' }]
    const shortened = (column === 'civilId' || column === 'mobile') && SHORTENED.test(cell)
    return shortened ? [{ column, code: 'importShortened' }] : []
  })
}

function readServices(of: Cells, account: AccountOfImport): { services: Service[]; faults: RowFault[] } {
  const column = 'services'
  const services: Service[] = []
  const faults: RowFault[] = []
  for (const name of namesIn(of(column)).flatMap(partsOf)) {
    const service = readService(name)
    if (!service) faults.push({ column, code: 'importServiceUnknown', args: { name: name.slice(0, 60) } })
    else if (!account.services.includes(service))
      faults.push({ column, code: 'importNotSubscribed', args: { name: name.slice(0, 60) } })
    else services.push(service)
  }
  if (services.length + faults.length === 0) faults.push({ column, code: 'serviceNeeded' })
  return { services, faults }
}

function companiesIn(of: Cells, { companies }: AccountOfImport): { ids: string[]; faults: RowFault[] } {
  const column = 'companies'
  const whole = namesIn(of(column)).flatMap((name) =>
    findCompanies(name, companies).length > 0 ? [name] : partsOf(name),
  )
  const found = whole.map((name) => ({ name: name.slice(0, 60), ids: findCompanies(name, companies) }))
  const faults = found.flatMap(({ name, ids }): RowFault[] => {
    if (ids.length === 1) return []
    return [
      { column, code: ids.length === 0 ? 'importCompanyUnknown' : 'importCompanyAmbiguous', args: { name } },
    ]
  })
  return { ids: found.flatMap(({ ids }) => ids), faults }
}

/** What an additional user may do by a row. */
function readAccess(of: Cells, account: AccountOfImport) {
  const { services, faults } = readServices(of, account)
  const companies = companiesIn(of, account)
  const needed = services.some(isAboutCompanies)
  const missing: RowFault[] =
    needed && companies.ids.length + companies.faults.length === 0
      ? [{ column: 'companies', code: 'companyNeeded' }]
      : []
  return {
    services,
    companies: companies.ids,
    // Companies of somebody whose services have none are not read: nothing would be done with them.
    faults: [...faults, ...(needed ? companies.faults : []), ...missing],
  }
}

/** The first fault of each column, in the order of the columns. */
function firstFaults(faults: readonly RowFault[]): RowFault[] {
  const seen = new Set<ColumnName>()
  return faults.filter(({ column }) => !seen.has(column) && seen.add(column))
}

function checkRow(row: FileRow, account: AccountOfImport): CheckedRow {
  const of: Cells = (column) => row.cells[column] ?? ''
  const faults = signFaults(row)
  const gender = readGender(of('gender'))
  if (of('gender') && !gender) faults.push({ column: 'gender', code: 'importGender' })
  const general = readAnswer(of('general'))
  if (general === undefined) faults.push({ column: 'general', code: 'importAnswer' })
  // Who is to be general is not asked for services: what is wrong there does not matter then.
  const access =
    general === false ? readAccess(of, account) : { services: [], companies: [], faults: [] as RowFault[] }
  faults.push(...access.faults)
  const parsed = inviteSchema.safeParse({
    firstName: of('firstName'),
    lastName: of('lastName'),
    gender: gender ?? '',
    civilId: of('civilId'),
    mobile: of('mobile'),
    email: of('email'),
    ...(general !== false && { general: 'on' }),
    services: access.services,
    companies: access.companies,
  })
  for (const issue of parsed.error?.issues ?? []) {
    const args = (issue as { params?: Problem['args'] }).params
    faults.push({ column: String(issue.path[0]) as ColumnName, code: issue.message, args })
  }
  const input = parsed.data
  const status = input && account.statusOf(input.email)
  if (status) faults.push({ column: 'email', code: status })
  if (input?.email === EXAMPLE_EMAIL) faults.push({ column: 'email', code: 'importExample' })
  const shown = firstFaults(faults)
  return { row: row.row, cells: row.cells, faults: shown, ...(shown.length === 0 && { input }) }
}

/**
 * Checks the rows of a file, each for itself and for an address that stands in it twice: the first row with it
 * counts, whatever case and digits the others have. Pure, and never throws.
 */
export function checkImportRows(rows: readonly FileRow[], account: AccountOfImport): CheckedRow[] {
  const first = new Map<string, number>()
  return rows.map((row) => {
    const checked = checkRow(row, account)
    const email = readEmail(row.cells.email ?? '')
    const earlier = email === undefined ? undefined : first.get(email)
    if (email !== undefined && earlier === undefined) first.set(email, row.row)
    if (earlier === undefined) return checked
    const twice = { column: 'email' as const, code: 'importEmailTwice', args: { row: earlier } }
    return { row: row.row, cells: row.cells, faults: firstFaults([...checked.faults, twice]) }
  })
}
