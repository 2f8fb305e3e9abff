import { TYPED } from './company-answers'
import { madePdf } from './made-files'
import type { HttpClient, Seen } from './http-client'

const year = new Date().getUTCFullYear()

/** Answers whose dates hold whenever the run is. */
const ANSWERS = {
  company: { ...TYPED.company, signatoryCivilIdExpiresOn: `01/01/${year + 2}` },
  importer: {
    ...TYPED.importer,
    importLicenceIssuedOn: `01/01/${year - 1}`,
    importLicenceExpiresOn: `21/12/${year + 1}`,
  },
  commercial: { ...TYPED.commercial, commercialLicenceExpiresOn: `01/01/${year + 1}` },
}

/** The documents without which no company is registered. */
export const REQUIRED = [
  'COMMERCIAL_LICENCE',
  'IMPORT_LICENCE',
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
] as const

function expectAt(seen: Seen, path: RegExp): Seen {
  if (!path.test(seen.path))
    throw new Error(`at ${seen.path} (${seen.status}) instead of ${path.source}: ${problemsOf(seen)}`)
  return seen
}

/** What a page's error summary says. */
const problemsOf = ({ text }: Seen) =>
  (/role="alert".*?<\/ul>/s.exec(text)?.[0] ?? '').replace(/<[^>]+>/g, ' ').trim()

export async function signIn(client: HttpClient, email: string, password: string): Promise<void> {
  expectAt(
    await client.fill(await client.get('/ar/sign-in'), 'name="password"', { email, password }),
    /^\/ar\/dashboard/,
  )
}

/** Begins a registration. @returns the request's id */
export async function beginRegistration(client: HttpClient, number: string): Promise<string> {
  const page = await client.get('/ar/companies/register')
  const started = await client.fill(page, 'name="commercialRegistrationNumber"', {
    commercialRegistrationNumber: number,
  })
  return /\/companies\/register\/([0-9a-f-]{36})/.exec(
    expectAt(started, /^\/ar\/companies\/register\/[0-9a-f-]{36}/).path,
  )![1]!
}

export const registrationPage = (requestId: string, page: string) =>
  `/ar/companies/register/${requestId}/${page}`

/** Answers the three steps of a company without a factory. */
export async function answerSteps(client: HttpClient, requestId: string, number: string): Promise<void> {
  const answers: [string, string, Record<string, string>][] = [
    ['company', 'importer', { ...ANSWERS.company, commercialRegistrationNumber: number }],
    ['importer', 'commercial', ANSWERS.importer],
    ['commercial', 'documents', ANSWERS.commercial],
  ]
  for (const [step, next, typed] of answers) {
    const page = await client.get(registrationPage(requestId, step))
    expectAt(await client.fill(page, 'name="intent"', { ...typed, intent: 'next' }), new RegExp(`/${next}$`))
  }
}

/**
 * Uploads as the page's script does.
 * @returns the document's id, or the refusal's status; throws when the server dies
 */
export async function upload(
  client: HttpClient,
  requestId: string,
  type: string,
  origin: string,
): Promise<string | number> {
  const body = new FormData()
  const file = madePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [] /Count 0 /Note (${type} of ${requestId}) >>`,
  ])
  for (const [name, value] of Object.entries({
    requestId,
    type,
    name: '',
    back: registrationPage(requestId, 'documents'),
  }))
    body.set(name, value)
  body.set('file', new File([new Uint8Array(file)], `${type}.pdf`, { type: 'application/pdf' }))
  const answer = await client.send('/api/documents', {
    method: 'POST',
    body,
    headers: { origin, accept: 'application/json' },
  })
  const said = (await answer.json()) as { document?: { id: string } }
  return said.document?.id ?? answer.status
}

/** Opens the check page, ready to be sent by `submit`: the request for the page is over by then. */
export const openCheck = (client: HttpClient, requestId: string) =>
  client.get(registrationPage(requestId, 'check'))
export const submit = (client: HttpClient, check: Seen) =>
  client.fill(check, 'name="declare"', { declare: 'on' })
