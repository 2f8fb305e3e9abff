import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Permission } from '@/lib/access/permissions'
import { forgetLimits, pathOf, targetOf } from './matrix-rules'
import type { Ids, Scene } from './matrix-scene'
import { actionsFound, patternOf } from './routes'
import { runSettings } from './run-settings'

export type BuiltAction = { id: string; name: string; permission: Permission; pattern: string }

const { problems } = JSON.parse(readFileSync('messages/ar.json', 'utf8')) as {
  problems: Record<'forbidden' | 'foreignOrigin' | 'observing', string>
}

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
}

/** The actions of the source with the ids that the build gave them, and a page that carries each. */
export function builtActions(): BuiltAction[] {
  const manifest = JSON.parse(
    readFileSync(join(runSettings().buildFolder, 'server', 'server-reference-manifest.json'), 'utf8'),
  ) as Manifest
  return actionsFound().map(({ file, exportName, name, permission }) => {
    const built = Object.entries(manifest.node).find(
      ([, entry]) => entry.filename === file && entry.exportedName === exportName,
    )
    if (!built) throw new Error(`${file} ${exportName} is not in the build`)
    return {
      id: built[0],
      name,
      permission: permission as Permission,
      pattern: patternOf(`${Object.keys(built[1].workers)[0]!}.tsx`),
    }
  })
}

/** How many actions the build holds: one that is not found in the source would never be called here. */
export function actionsInBuild(): number {
  const manifest = JSON.parse(
    readFileSync(join(runSettings().buildFolder, 'server', 'server-reference-manifest.json'), 'utf8'),
  ) as Manifest
  return Object.keys(manifest.node).length
}

export type Outcome = { seen: string; audited: string[] }

/** Calls an action as React does from a browser: state and form, in the wire format of replies. */
export async function callAction(
  scene: Scene,
  action: BuiltAction,
  given: { cookie: string; origin?: string | null; fields?: Record<string, string> },
): Promise<Outcome> {
  const { portal, client, ids } = scene
  await forgetLimits(scene)
  const {
    rows: [last],
  } = await client.query<{ lines: string }>(
    'SELECT count(*) AS lines FROM "AuditEvent" WHERE event = \'action.refused\' AND subject = $1',
    [action.name],
  )
  const body = new FormData()
  for (const [name, value] of Object.entries(given.fields ?? {})) body.append(`_1_${name}`, value)
  body.append('0', JSON.stringify([{ status: 'idle', problems: [], values: {} }, '$K1']))
  const origin = given.origin === undefined ? portal.url : given.origin
  const answer = await fetch(`${portal.url}/ar${pathOf(action.pattern, ids).replace(/\/$/, '')}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: {
      'next-action': action.id,
      accept: 'text/x-component',
      cookie: given.cookie,
      ...(origin !== null && { origin }),
    },
  })
  const text = await answer.text()
  const { rows } = await client.query<{ code: string }>(
    "SELECT details->>'code' AS code FROM \"AuditEvent\" WHERE event = 'action.refused' AND subject = $1 ORDER BY at, id OFFSET $2",
    [action.name, Number(last!.lines)],
  )
  return { seen: seenIn(answer, text, portal.url), audited: rows.map(({ code }) => code) }
}

function seenIn(answer: Response, text: string, site: string): string {
  const to = answer.headers.get('x-action-redirect') ?? answer.headers.get('location')
  if (to) return targetOf(to.split(';')[0]!, site)
  if (text.includes(problems.foreignOrigin)) return 'foreign origin'
  if (text.includes(problems.observing)) return 'observing'
  if (text.includes(problems.forbidden)) return 'forbidden'
  if (answer.status === 404) return 'not found'
  return answer.status >= 400 ? `status ${answer.status}` : 'ran'
}

function requestFor(ids: Ids, name: string): string {
  if (name.startsWith('payments.')) return ids.owed
  if (name.startsWith('access-requests.')) return ids.accessRequest
  if (/correct|resubmit/.test(name)) return ids.returned
  if (name.endsWith('withdraw')) return ids.waiting
  return name.endsWith('reapply') ? ids.rejected : ids.draft
}

/** Everything a form about the account's things might name. */
export function fieldsAbout(ids: Ids, name: string): Record<string, string> {
  return {
    requestId: requestFor(ids, name),
    companyId: ids.company,
    accountId: ids.account,
    cause: 'OTHER',
    q: '482910',
    documentId: ids.document,
    sessionId: ids.session,
    id: name.startsWith('payments.') ? ids.owed : ids.notification,
    ids: ids.owed,
    attemptId: ids.attempt,
    version: '0',
    step: 'company',
    paymentRequestId: ids.owed,
    request: `${ids.owed}:0`,
    reason: 'x',
    language: 'ar',
    email: 'a@b.example',
    token: 'never-sent',
    link: 'yes',
    declare: 'on',
    unchanged: 'on',
    back: '/companies',
    name: 'x',
    intent: 'next',
    from: 'tasks',
    mobile: '51234567',
    userId: ids.user,
    heirId: ids.user,
    to: 'GENERAL',
    seen: '0.x',
    wanted: '0.00000000.',
    invitationId: ids.invitation,
    importId: ids.userImport,
    rows: '2',
    service: 'PAYMENTS',
    askedOfId: ids.general,
  }
}
