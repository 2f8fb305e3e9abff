import type { Caller, Scene } from './matrix-scene'

/** What no page may carry to a reader, in its text or in the data that React reads from it. */
type Forbidden = { what: string; value: string }

/** Columns of secrets, and of what stands for a person's secret: no page shows any of them to anybody. */
const SECRET_COLUMNS = /(Cipher|Hmac|Hash|^hash)$/

/** Shorter values would be found by chance. */
const SHORTEST = 6

async function secrets({ client }: Scene): Promise<Forbidden[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text'`,
  )
  const found: Forbidden[] = []
  for (const { table, column } of columns.filter((one) => SECRET_COLUMNS.test(one.column))) {
    const { rows } = await client.query<{ value: string }>(
      `SELECT DISTINCT "${column}" AS value FROM "${table}" WHERE length("${column}") >= $1 LIMIT 2000`,
      [SHORTEST],
    )
    found.push(...rows.map(({ value }) => ({ what: `${table}.${column}`, value })))
  }
  return found
}

/** Names and addresses of staff: to business readers the office decides, never an officer. */
async function officers({ client }: Scene): Promise<Forbidden[]> {
  const { rows } = await client.query<{ id: string; name: string; email: string }>(
    `SELECT id, "firstName" || ' ' || "lastName" AS name, email FROM "User" WHERE kind = 'STAFF'`,
  )
  return rows.flatMap(({ id, name, email }) => [
    { what: 'an officer’s name', value: name },
    { what: 'an officer’s e-mail', value: email },
    { what: 'an officer’s id', value: id },
  ])
}

/** Users, companies and requests of all accounts but the caller's own. */
async function otherAccounts({ client }: Scene, { userId }: Caller): Promise<Forbidden[]> {
  const { rows } = await client.query<{ what: string; value: string }>(
    `WITH own AS (SELECT "accountId" AS id FROM "User" WHERE id = $1),
       others AS (SELECT id FROM "Account" WHERE id NOT IN (SELECT id FROM own WHERE id IS NOT NULL))
     SELECT 'another account''s ' || what AS what, value FROM (
       SELECT 'id' AS what, id::text AS value FROM others
       UNION ALL SELECT 'user', u.id::text FROM "User" u JOIN others o ON o.id = u."accountId"
       UNION ALL SELECT 'e-mail', u.email FROM "User" u JOIN others o ON o.id = u."accountId"
       UNION ALL SELECT 'mobile', u.mobile FROM "User" u JOIN others o ON o.id = u."accountId"
       UNION ALL SELECT 'company', c.id::text FROM "Company" c JOIN others o ON o.id = c."accountId"
       UNION ALL SELECT 'request', r.id::text FROM "Request" r JOIN others o ON o.id = r."accountId"
       UNION ALL SELECT 'document', d.id::text FROM "Document" d JOIN others o ON o.id = d."accountId"
     ) found WHERE length(value) >= $2
       AND NOT EXISTS (SELECT FROM "User" u WHERE u."accountId" IN (SELECT id FROM own) AND value IN (u.email, u.mobile))`,
    [userId ?? null, SHORTEST],
  )
  return rows
}

/** By their first letters, so that a page is read once, however many there are. */
export type ForbiddenIndex = ReadonlyMap<string, readonly Forbidden[]>

/** What must not reach this caller. Staff see accounts by their permission, which the table decides. */
export async function forbiddenTo(scene: Scene, caller: Caller): Promise<ForbiddenIndex> {
  const staff = caller.title.startsWith('staff')
  const all = [
    ...(await secrets(scene)),
    ...(staff ? [] : await officers(scene)),
    ...(staff ? [] : await otherAccounts(scene, caller)),
  ]
  const index = new Map<string, Forbidden[]>()
  for (const one of all) {
    const key = one.value.slice(0, SHORTEST)
    const list = index.get(key)
    if (list) list.push(one)
    else index.set(key, [one])
  }
  return index
}

/**
 * What of that a page holds. Ids that stand in the address that was asked for are not the page's.
 * @param text the page as it came, with the data of React in it
 */
export function leaksIn(text: string, path: string, forbidden: ForbiddenIndex): string[] {
  const found = new Set<string>()
  for (let at = 0; at + SHORTEST <= text.length; at += 1)
    for (const { what, value } of forbidden.get(text.slice(at, at + SHORTEST)) ?? [])
      if (text.startsWith(value, at) && !path.includes(value)) found.add(`${what} (${value.slice(0, 40)})`)
  return [...found]
}
