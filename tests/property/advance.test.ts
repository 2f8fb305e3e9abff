/** @jest-environment node */
import fc from 'fast-check'
import { ROLES } from '@/lib/access/roles'
import type { Tx } from '@/lib/db/client'
import { advance, type Mover } from '@/lib/requests/advance'
import { MOVES, type RequestMove, type Side } from '@/lib/requests/machine'
import { env } from '@/lib/env'

const STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'CANCELLED'] as const
const BUSINESS = ['GENERAL', 'ADDITIONAL']
const NOBODY = ['VISITOR', 'UNVERIFIED', 'STAFF_PENDING']
const AT = new Date('2026-11-24T09:00:00+03:00')

/** Said anew, not taken from the code: whose side a role is on. */
function sideOfRole(role: string): Side | 'NONE' {
  if (role === 'SYSTEM') return 'SYSTEM'
  if (NOBODY.includes(role)) return 'NONE'
  return BUSINESS.includes(role) ? 'BUSINESS' : 'OFFICE'
}

function moverOf(role: string): Mover {
  if (role === 'SYSTEM') return 'SYSTEM'
  const person = { userId: 'u', firstName: 'سارة', lastName: 'العلي', accountId: 'a', grants: [] }
  const kind = [...BUSINESS, ...NOBODY].includes(role) ? role : 'STAFF'
  return { ...person, kind, roles: kind === 'STAFF' ? [role] : [] } as unknown as Mover
}

/** A transaction over one request that records what is written. */
function transactionOver(request: Record<string, unknown>) {
  const written: string[] = []
  const note = (name: string) => (given: { data: object }) => {
    written.push(name)
    return Promise.resolve({ ...request, ...given.data })
  }
  const tx = {
    $queryRaw: () => Promise.resolve([]),
    request: { findUnique: () => Promise.resolve(request), update: note('request') },
    requestEvent: { create: note('event'), findFirst: () => Promise.resolve(null) },
    auditEvent: { create: note('audit') },
  }
  return { tx: tx as unknown as Tx, written }
}

test('a move is made by its own side alone, from its own states and on the version that was seen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ROLES, 'SYSTEM'),
      fc.constantFrom(...(Object.keys(MOVES) as RequestMove[])),
      fc.constantFrom(...STATES),
      fc.boolean(),
      async (role, move, state, current) => {
        const { tx, written } = transactionOver({
          id: 'r',
          accountId: 'a',
          number: 'CO/1/26',
          version: 4,
          state,
        })
        const step = { requestId: 'r', version: current ? 4 : 3, move }
        const moved = await advance(tx, moverOf(role), AT, step)
        const { by, from, to } = MOVES[move]
        const allowed = sideOfRole(role) === by
        expect(moved.ok).toBe(allowed && current && (from as readonly string[]).includes(state))
        if (moved.ok) expect(moved.value).toMatchObject({ state: to, version: 5 })
        else expect(moved.problems[0]!.code).toBe(allowed ? 'requestStale' : 'forbidden')
        expect(written).toEqual(moved.ok ? ['request', 'event', 'audit'] : [])
      },
    ),
    { seed: 20261124, numRuns: env.TEST_DEEP ? 10_000 : 1000 },
  )
})
