import { env } from '@/lib/env'
import { fingerprint, seal, unseal } from '@/lib/core/vault'
import { newId, sha256 } from '@/lib/core/ids'
import { replaceRecoveryCodes, spendRecoveryCode } from '@/lib/auth/recovery-codes'
import { rotateKeys } from '@/lib/secrets/rotate-keys'
import { asOwner, db, emptyTables } from '../support/database'

jest.mock('@/lib/env', () => {
  const actual = jest.requireActual<typeof import('@/lib/env')>('@/lib/env')
  const ring = { keys: actual.env.DATA_KEYS }
  return {
    ...actual,
    ring,
    env: new Proxy(actual.env, {
      get: (target, name) => (name === 'DATA_KEYS' ? ring.keys : Reflect.get(target, name)),
    }),
  }
})

const { ring } = jest.requireMock<{ ring: { keys: { id: string; key: Buffer }[] } }>('@/lib/env')

describe('rotating the keys at rest', () => {
  beforeEach(emptyTables)

  const original = ring.keys
  afterEach(() => {
    ring.keys = original
  })
  const addUser = (sealed: string) => {
    const id = newId(new Date())
    return db.user.create({
      data: {
        id,
        kind: 'STAFF',
        email: `${id}@customs.example`,
        firstName: 'A',
        lastName: 'B',
        createdAt: new Date(),
        civilIdCipher: sealed,
      },
    })
  }

  it('encrypts what an older key sealed again, and its fingerprint is found under the new key', async () => {
    const old = ring.keys
    const at = new Date()
    const id = newId(at)
    await db.user.create({
      data: {
        id,
        kind: 'STAFF',
        email: 'a@customs.example',
        firstName: 'A',
        lastName: 'B',
        createdAt: at,
        civilIdCipher: seal('288020122596', 'civil-id'),
        civilIdHmac: fingerprint('288020122596'),
      },
    })
    ring.keys = [{ id: 'new', key: Buffer.alloc(32, 7) }, ...old]
    expect((await rotateKeys()).changed['User.civilIdCipher']).toBe(1)
    expect((await rotateKeys()).changed['User.civilIdCipher']).toBe(0)
    ring.keys = [ring.keys[0]!]
    const row = await db.user.findUniqueOrThrow({ where: { id } })
    expect(unseal(row.civilIdCipher!, 'civil-id')).toBe('288020122596')
    expect(row.civilIdHmac).toBe(fingerprint('288020122596'))
    expect(env.DATA_KEYS[0]!.id).toBe('new')
  })

  it('comes back for what a server with the old key first seals behind it, and tells what each key seals', async () => {
    const old = seal('288020122596', 'civil-id')
    const first = await addUser(old)
    const second = await addUser(old)
    await asOwner((client) =>
      client.query(`
      CREATE FUNCTION seal_behind() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        UPDATE "User" SET "civilIdCipher" = '${old}' WHERE id = '${first.id}'; RETURN NULL; END $$;
      CREATE TRIGGER behind AFTER UPDATE ON "User" FOR EACH ROW WHEN (NEW.id = '${second.id}') EXECUTE FUNCTION seal_behind()`),
    )
    ring.keys = [{ id: 'new', key: Buffer.alloc(32, 7) }, ...original]
    try {
      const { changed, sealed } = await rotateKeys()
      expect(changed['User.civilIdCipher']).toBe(3)
      expect(sealed).toEqual({ new: 2, ...Object.fromEntries(original.map(({ id }) => [id, 0])) })
    } finally {
      await asOwner((client) => client.query('DROP FUNCTION seal_behind() CASCADE'))
    }
  })

  it('seals recovery codes again, and those that an older version stored bare, so that they work under the new key alone', async () => {
    const { id: userId } = await addUser(seal('288020122596', 'civil-id'))
    const at = new Date()
    const codes = await db.$transaction((tx) => replaceRecoveryCodes(tx, userId, at))
    const { id } = await db.recoveryCode.findFirstOrThrow({ where: { userId } })
    await db.recoveryCode.update({ where: { id }, data: { hash: sha256(`${userId}:${codes[0]}`) } })
    ring.keys = [{ id: 'new', key: Buffer.alloc(32, 7) }, ...original]
    expect((await rotateKeys()).changed['RecoveryCode.hash']).toBe(10)
    ring.keys = [ring.keys[0]!]
    for (const code of codes.slice(0, 2))
      expect(await db.$transaction((tx) => spendRecoveryCode(tx, userId, code, at))).toBe(true)
  })

  it('tells keys apart whose ids look alike', async () => {
    ring.keys = [{ id: 'key-1', key: Buffer.alloc(32, 8) }]
    await addUser(seal('288020122596', 'civil-id'))
    ring.keys = [{ id: 'key_1', key: Buffer.alloc(32, 7) }, ...ring.keys]
    expect((await rotateKeys()).sealed).toEqual({ key_1: 1, 'key-1': 0 })
  })
})
