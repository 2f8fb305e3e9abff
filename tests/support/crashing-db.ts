/** How many statements are still done before the process dies; undefined: it lives. */
export const crash: { after?: number } = {}

export class Crash extends Error {
  constructor() {
    super('the process died')
  }
}

/**
 * The database client of a process that dies before a statement, within a transaction or outside. For
 * `jest.mock('@/lib/db/client', …)`.
 */
export function crashingClient(): typeof import('@/lib/db/client') {
  const actual = jest.requireActual<typeof import('@/lib/db/client')>('@/lib/db/client')
  const db = actual.db.$extends({
    query: {
      $allOperations({ args, query }) {
        if (crash.after !== undefined && (crash.after -= 1) < 0) throw new Crash()
        return query(args)
      },
    },
  })
  return { ...actual, db: db as unknown as typeof actual.db }
}
