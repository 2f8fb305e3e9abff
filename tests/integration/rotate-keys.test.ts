import { env } from '@/lib/env'
import { fingerprint, seal, unseal } from '@/lib/core/vault'
import { newId } from '@/lib/core/ids'
import { rotateKeys } from '@/lib/secrets/rotate-keys'
import { db, emptyTables } from '../support/database'

jest.mock('@/lib/env', () => {
  const actual = jest.requireActual<typeof import('@/lib/env')>('@/lib/env')
  const ring = { keys: actual.env.DATA_KEYS }
  return { ...actual, ring, env: new Proxy(actual.env, { get: (target, name) => (name === 'DATA_KEYS' ? ring.keys : Reflect.get(target, name)) }) }
})

const { ring } = jest.requireMock<{ ring: { keys: { id: string; key: Buffer }[] } }>('@/lib/env')

describe('rotating the keys at rest', () => {
  beforeEach(emptyTables)

  it('encrypts what an older key sealed again, and its fingerprint is found under the new key', async () => {
    const old = ring.keys
    const at = new Date()
    const id = newId(at)
    await db.user.create({
      data: { id, kind: 'STAFF', email: 'a@customs.example', firstName: 'A', lastName: 'B', createdAt: at, civilIdCipher: seal('288020122596', 'civil-id'), civilIdHmac: fingerprint('288020122596') },
    })
    ring.keys = [{ id: 'new', key: Buffer.alloc(32, 7) }, ...old]
    expect((await rotateKeys())['User.civilIdCipher']).toBe(1)
    expect((await rotateKeys())['User.civilIdCipher']).toBe(0)
    ring.keys = [ring.keys[0]!]
    const row = await db.user.findUniqueOrThrow({ where: { id } })
    expect(unseal(row.civilIdCipher!, 'civil-id')).toBe('288020122596')
    expect(row.civilIdHmac).toBe(fingerprint('288020122596'))
    expect(env.DATA_KEYS[0]!.id).toBe('new')
  })
})
