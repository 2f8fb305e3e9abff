import type { Breach, SourceFile } from './source-files'

const lines = (file: SourceFile) => file.text.split('\n')

const each = (file: SourceFile, test: (line: string) => boolean, what: string): Breach[] =>
  lines(file).flatMap((line, index) => (test(line) ? [`${file.path}:${index + 1} ${what}`] : []))

/** No file over 300 lines (data files are left out by the caller). */
export const fileSize = (file: SourceFile): Breach[] =>
  lines(file).length > 301 ? [`${file.path} has ${lines(file).length - 1} lines, 300 are allowed`] : []

const PHYSICAL =
  /(?:^|[\s"'`:!-])-?(?:m[lr]|p[lr]|left|right|rounded-(?:[lr]|[tb][lr])|border-[lr]|scroll-[mp][lr])-(?:\[|\d|auto|px|full|none|sm|md|lg|xl|\()|(?:^|[\s"'`:])(?:text-(?:left|right)|float-(?:left|right)|clear-(?:left|right)|border-[lr])(?=[\s"'`]|$)/

/** Only logical sides in class names: physical ones break one of the two directions. */
export const logicalCss = (file: SourceFile): Breach[] =>
  each(file, (line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && PHYSICAL.test(line), 'uses a physical side')

/** `process.env` is read in lib/env.ts alone. */
export const envAccess = (file: SourceFile): Breach[] =>
  file.path === 'lib/env.ts'
    ? []
    : each(
        file,
        (line) =>
          /process\s*(\.|\?\.)\s*env\b|process\[['"]env/.test(line) &&
          !/Object\.assign\(process\.env,/.test(line),
        'reads process.env',
      )

/** No style attributes: the content-security policy refuses them. */
export const styleAttribute = (file: SourceFile): Breach[] =>
  each(file, (line) => /\sstyle=[{"']/.test(line), 'has a style attribute')

/** A "use server" file exports actions made by defineAction and nothing else; each is at most 15 lines. */
export function serverExports(file: SourceFile): Breach[] {
  if (!/^\s*['"]use server['"]/m.test(file.text.slice(0, 300))) return []
  const breaches: Breach[] = []
  const rows = lines(file)
  rows.forEach((line, index) => {
    if (!/^export\b/.test(line)) return
    if (!/^export const \w+ = defineAction\(/.test(line))
      breaches.push(`${file.path}:${index + 1} exports something that defineAction did not make`)
    const end = rows.findIndex((row, at) => at >= index && /^\}?\)/.test(row))
    if (end - index + 1 > 15)
      breaches.push(`${file.path}:${index + 1} is an action of ${end - index + 1} lines, 15 are allowed`)
  })
  return breaches
}

/** Client code must stay small: no zod, no next-intl, no database, no messages in it. */
export const clientImports = (file: SourceFile): Breach[] =>
  /^\s*['"]use client['"]/m.test(file.text.slice(0, 300))
    ? each(
        file,
        (line) =>
          /^import (?!type).*from ['"](zod|next-intl|@\/lib\/(db|env|auth|access)|@\/messages)/.test(line),
        'brings server code into a client bundle',
      )
    : []

/** A sentence for a problem that a test may not hide. */
export const skippedTest = (file: SourceFile): Breach[] =>
  each(
    file,
    (line) => /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bx(it|describe)\(/.test(line),
    'skips or singles out a test',
  )

/** A test that returns before it expects anything passes whatever the product does. */
export const silentReturn = (file: SourceFile): Breach[] =>
  each(
    file,
    (line) => /^ {2,4}if \(.*\)(?: \{)? return(?: console\.\w+\(.*\)| undefined)?;?$/.test(line),
    'lets a test end before it expects anything',
  )

/** Streamed parts need a script to be put in place. */
export const suspense = (file: SourceFile): Breach[] =>
  each(file, (line) => /<Suspense\b/.test(line), 'streams a part of the page')
