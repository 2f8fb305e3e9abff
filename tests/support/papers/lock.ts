import { createCipheriv, createHash } from 'node:crypto'

export const METHODS = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const
export type Method = (typeof METHODS)[number]
export type Lock = { dictionary: string; id: string; encrypt: (data: Buffer, number: number) => Buffer }

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const ID = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()
const padded = (password: string) => Buffer.concat([Buffer.from(password), PADDING]).subarray(0, 32)
const hex = (data: Buffer) => `<${data.toString('hex')}>`

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, index) => index)
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + state[index]! + key[index % key.length]!) & 255
    ;[state[index], state[other]] = [state[other]!, state[index]!]
  }
  let [first, second] = [0, 0]
  return Buffer.from(
    data.map((byte) => {
      first = (first + 1) & 255
      second = (second + state[first]!) & 255
      ;[state[first], state[second]] = [state[second]!, state[first]!]
      return byte ^ state[(state[first]! + state[second]!) & 255]!
    }),
  )
}

/** Twenty rounds, each with the key changed by its number (ISO 32000-1, algorithms 3 and 5). */
const rounds = (key: Buffer, data: Buffer) =>
  Array.from({ length: 20 }, (_, round) => round).reduce(
    (sofar, round) => rc4(Buffer.from(key.map((byte) => byte ^ round)), sofar),
    data,
  )

function aes(key: Buffer, data: Buffer, iv = Buffer.from(ID), padding = true): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(padding)
  return Buffer.concat([...(padding ? [iv] : []), cipher.update(data), cipher.final()])
}

/** The hash of revision 6 (ISO 32000-2, algorithm 2.B). */
function hash6(password: Buffer, salt: Buffer, user: Buffer = Buffer.alloc(0)): Buffer {
  let key = createHash('sha256')
    .update(Buffer.concat([password, salt, user]))
    .digest()
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => Buffer.concat([password, key, user])))
    const encrypted = aes(key.subarray(0, 16), repeated, key.subarray(16, 32), false)
    const sum = encrypted.subarray(0, 16).reduce((total, byte) => total + byte, 0)
    key = createHash(['sha256', 'sha384', 'sha512'][sum % 3]!)
      .update(encrypted)
      .digest()
    last = encrypted.at(-1)!
  }
  return key.subarray(0, 32)
}

function lock256(user: string, owner: string, metadata: boolean): Lock {
  const key = createHash('sha256').update('file key').digest()
  const salts = Buffer.from('0123456789abcdef0123456789abcdef', 'hex')
  const entry = (password: Buffer, more: Buffer) => ({
    check: Buffer.concat([hash6(password, salts.subarray(0, 8), more), salts]),
    key: aes(hash6(password, salts.subarray(8), more), key, Buffer.alloc(16), false),
  })
  const users = entry(Buffer.from(user), Buffer.alloc(0))
  const owners = entry(Buffer.from(owner), users.check)
  const permissions = Buffer.from(`fcf8ffffffffffff${metadata ? '54' : '46'}6164620000000a`, 'hex')
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return {
    dictionary: `<< /Filter /Standard /V 5 /R 6 /Length 256 /P -1796 /O ${hex(owners.check)} /U ${hex(users.check)} /OE ${hex(owners.key)} /UE ${hex(users.key)} /Perms ${hex(Buffer.concat([cipher.update(permissions), cipher.final()]))} /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF${metadata ? '' : ' /EncryptMetadata false'} >>`,
    id: `[ ${hex(ID)} ${hex(ID)} ]`,
    encrypt: (data) => aes(key, data),
  }
}

/** Encrypts a paper with the standard handler; without a user's password it opens without asking. */
export function makeLock(method: Method, { user = '', owner = 'owner', metadata = true } = {}): Lock {
  if (method === 'AES-256') return lock256(user, owner, metadata)
  const [version, revision, length] = { 'RC4-40': [1, 2, 5], 'RC4-128': [2, 3, 16], 'AES-128': [4, 4, 16] }[
    method
  ] as [number, number, number]
  const permissions = Buffer.from([0xfc, 0xf8, 0xff, 0xff])
  const again = (data: Buffer) =>
    (revision >= 3
      ? Array.from({ length: 50 }).reduce<Buffer>((sofar) => md5(sofar.subarray(0, length)), data)
      : data
    ).subarray(0, length)
  const ownerKey = again(md5(padded(owner)))
  const ownerEntry = revision >= 3 ? rounds(ownerKey, padded(user)) : rc4(ownerKey, padded(user))
  const key = again(
    md5(padded(user), ownerEntry, permissions, ID, Buffer.alloc(version === 4 && !metadata ? 4 : 0, 0xff)),
  )
  const userEntry =
    revision >= 3 ? Buffer.concat([rounds(key, md5(PADDING, ID)), Buffer.alloc(16)]) : rc4(key, PADDING)
  const filters =
    version === 4
      ? ` /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF${metadata ? '' : ' /EncryptMetadata false'}`
      : ''
  return {
    dictionary: `<< /Filter /Standard /V ${version} /R ${revision} /Length ${length * 8} /P ${permissions.readInt32LE(0)} /O ${hex(ownerEntry)} /U ${hex(userEntry)}${filters} >>`,
    id: `[ ${hex(ID)} ${hex(ID)} ]`,
    encrypt: (data, number) => {
      const salt = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])
      const own = md5(key, salt, ...(version === 4 ? [Buffer.from('sAlT')] : [])).subarray(
        0,
        Math.min(16, length + 5),
      )
      return version === 4 ? aes(own, data) : rc4(own, data)
    },
  }
}
