import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Breach } from './source-files'

type Tree = { [key: string]: string | Tree }

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

function argumentsOf(elements: readonly MessageFormatElement[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    found.add(element.value)
    if (element.type === TYPE.tag) argumentsOf(element.children, found)
    if (element.type === TYPE.select || element.type === TYPE.plural)
      for (const option of Object.values(element.options)) argumentsOf(option.value, found)
  }
  return found
}

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other']

function pluralGaps(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const own =
      element.type === TYPE.plural
        ? PLURALS.filter(
            (category) => !(category in element.options) && !(category === 'zero' && '=0' in element.options),
          )
        : []
    return [...own, ...Object.values(element.options).flatMap((option) => pluralGaps(option.value))]
  })
}

/**
 * Both languages: the same keys, the same ICU arguments, no empty text; Arabic plurals have all six
 * categories.
 */
export function messageParity(ar: Tree, en: Tree): Breach[] {
  const [arabic, english] = [new Map(flat(ar)), new Map(flat(en))]
  const breaches: Breach[] = []
  for (const key of arabic.keys()) if (!english.has(key)) breaches.push(`${key} is only in Arabic`)
  for (const key of english.keys()) if (!arabic.has(key)) breaches.push(`${key} is only in English`)
  for (const [key, text] of arabic) {
    const other = english.get(key)
    if (other === undefined) continue
    if (text.trim() === '' || other.trim() === '') breaches.push(`${key} is empty`)
    const [here, there] = [parse(text), parse(other)]
    const [a, b] = [[...argumentsOf(here)].sort().join(), [...argumentsOf(there)].sort().join()]
    if (a !== b) breaches.push(`${key} has the arguments {${a}} in Arabic and {${b}} in English`)
    const gaps = pluralGaps(here)
    if (gaps.length > 0) breaches.push(`${key} lacks the Arabic plural ${gaps.join()}`)
  }
  return breaches
}
