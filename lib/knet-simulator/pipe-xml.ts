const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}

/**
 * The leaf elements of a pipe request, by name in lower case: without a root, in `<request>`, or in
 * `<hash><request>` (knet.md §4). Attributes, comments, declarations and entities of one's own are refused,
 * as is a name that comes twice.
 */
export function readElements(xml: string): Map<string, string> | undefined {
  const text = xml.replace(/^\s*<\?xml[^>]*\?>/, '')
  if (text.length > 10_000 || /<[!?]|<[^>]*[="'][^>]*>/.test(text)) return undefined
  const elements = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/<(\w{1,30})>([^<>]*)<\/\1>/g)) {
    const key = name!.toLowerCase()
    if (elements.has(key)) return undefined
    elements.set(
      key,
      value!.trim().replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity]!),
    )
  }
  return elements
}

/** A fragment without a root, as the gateway answers; what is empty is the text `null`. */
export function writeElements(fields: readonly (readonly [string, string | null])[]): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return fields
    .map(([name, value]) => `<${name}>${value === null || value === '' ? 'null' : escaped(value)}</${name}>`)
    .join('')
}
