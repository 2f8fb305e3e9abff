import { PDF, PdfArray, PdfDict, PdfString, type PdfObject } from '@libpdf/core'
import type { Decrypt } from './stream-contents'
import { arraysOf, dictionariesOf, type ObjectTable } from './object-table'

export type Unlocked = { decryptString: Decrypt; decryptStream: Decrypt }

const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`
const escaped = (name: string) =>
  `/${[...name].map((char) => (/\w/.test(char) ? char : `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('')}`

/** An object as PDF text, with what it refers to in its place. */
function written(value: PdfObject, found: ObjectTable, depth = 0): string {
  const [one] = found.resolve(value)
  if (!one || depth > 6) return 'null'
  if (one instanceof PdfDict)
    return `<<${[...one].map(([key, inside]) => `${escaped(key.value)} ${written(inside, found, depth + 1)}`).join(' ')}>>`
  if (one instanceof PdfArray)
    return `[${[...one].map((inside) => written(inside, found, depth + 1)).join(' ')}]`
  if (one instanceof PdfString) return hex(one.bytes)
  if (one.type === 'name') return escaped(one.value)
  return one.type === 'number' || one.type === 'bool' ? String(one.value) : 'null'
}

/**
 * Tries the empty password, which every reader tries first, on an empty paper that is locked like this one.
 */
async function unlock(
  encryption: PdfObject,
  id: Uint8Array,
  found: ObjectTable,
): Promise<Unlocked | undefined> {
  const paper = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n`
  const places = [
    '0000000000 65535 f ',
    ...[1, 2].map((number) => `${String(paper.indexOf(`${number} 0 obj`)).padStart(10, '0')} 00000 n `),
  ].join('\n')
  const trailer = `<</Size 3/Root 1 0 R/Encrypt ${written(encryption, found)}/ID[${hex(id)}${hex(id)}]>>`
  const bytes = Buffer.from(
    `${paper}xref\n0 3\n${places}\ntrailer\n${trailer}\nstartxref\n${paper.length}\n%%EOF\n`,
    'latin1',
  )
  const handler = await PDF.load(bytes).then(
    ({ context }) => context.info.securityHandler,
    () => null,
  )
  if (!handler?.isAuthenticated) return undefined
  return {
    decryptString: (...call) => safely(() => handler.decryptString(...call), call[0]),
    decryptStream: (...call) => handler.decryptStream(...call),
  }
}

function safely(decrypt: () => Uint8Array, otherwise: Uint8Array): Uint8Array {
  try {
    return decrypt()
  } catch {
    return otherwise
  }
}

const TRAILER_KEYS = ['Root', 'Size', 'ID', 'Prev', 'W']

/**
 * Every encryption of a paper, opened with the empty password: an owner's password only
 * forbids changes.
 * @returns empty for a paper that is not encrypted, undefined for one that asks for a password
 */
export async function unlockEncryptions(found: ObjectTable): Promise<Unlocked[] | undefined> {
  const trailers = found.dictionaries.filter((one) => TRAILER_KEYS.some((key) => one.has(key)))
  const pairs = trailers.flatMap((one) => arraysOf(found.resolve(one.get('ID'))))
  const named = pairs.flatMap((pair) => found.resolve(pair.at(0))).filter((one) => one instanceof PdfString)
  const ids = [
    ...new Map([...named.map((one) => one.bytes), new Uint8Array()].map((id) => [hex(id), id])).values(),
  ]
  const unlockedByText = new Map<string, Unlocked | undefined>()
  for (const encrypt of trailers.map((one) => one.get('Encrypt'))) {
    if (!encrypt || encrypt.type === 'null') continue
    const encryptions = dictionariesOf(found.resolve(encrypt))
    if (encryptions.length === 0) return undefined
    for (const encryption of encryptions) {
      const text = written(encryption, found)
      if (!unlockedByText.has(text)) unlockedByText.set(text, await unlockWith(encryption, ids, found))
    }
  }
  const unlocked = [...unlockedByText.values()]
  return unlocked.every((one) => one !== undefined) ? unlocked : undefined
}

/** Which trailer's ID belongs to which dictionary is not always said. */
async function unlockWith(
  encryption: PdfObject,
  ids: Uint8Array[],
  found: ObjectTable,
): Promise<Unlocked | undefined> {
  for (const id of ids.slice(0, 4)) {
    const unlocked = await unlock(encryption, id, found)
    if (unlocked) return unlocked
  }
  return undefined
}
