/** @jest-environment node */
import { hashPassword, verifyPassword } from '@/lib/auth/password'
import { passwordProblems } from '@/lib/auth/password-rule'

const LONG = `Sidra!48-${'nakhl '.repeat(31)}end`

it('a password of up to 200 characters is taken, and every one of them counts', async () => {
  expect([...LONG].length).toBeGreaterThan(190)
  expect(passwordProblems(LONG)).toEqual([])
  const hashed = await hashPassword(LONG)
  if (!hashed.ok) throw new Error('busy')
  for (const [typed, right] of [
    [LONG, true],
    [LONG.slice(0, -1), false],
    [`${LONG.slice(0, -1)}D`, false],
    [`${LONG} `, false],
    [LONG.toLowerCase(), false],
    [` ${LONG}`, false],
    [LONG.slice(0, 72), false],
  ] as const)
    expect(await verifyPassword(hashed.value, typed)).toEqual({ ok: true, value: right })
})

it('the hash is argon2id with 19 MiB and two passes, and a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('Sidra!48-Nakhl'), hashPassword('Sidra!48-Nakhl')])
  if (!one.ok || !two.ok) throw new Error('busy')
  expect(one.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one.value).not.toBe(two.value)
})
