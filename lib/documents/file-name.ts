import { MEDIA_TYPES, type MediaType } from './types'

/** Longest name that is shown: longer ones of files are cut, those that people type are refused. */
export const MAX_CHARACTERS = 120

/**
 * The last extension in lower case, without the dot; empty when there is none. Direction marks and blanks
 * around it do not count, as no system goes by them, nor do figures after a dot (`رخصة 2026.01`).
 */
export function extensionOf(fileName: string): string {
  const seen = fileName
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\s.]+$/, '')
  return /\.([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*)$/.exec(seen)?.[1]?.slice(0, 16).toLowerCase() ?? ''
}

/**
 * A name that can be shown and downloaded safely: no path, quotes, control characters or invisible direction
 * marks (`gpj.exe` can be made to read backwards with them); letters of every script stay.
 */
export function cleanFileName(raw: string): string {
  const base = raw.normalize('NFC').split(/[/\\]/).pop() ?? ''
  return (
    base
      // Cc, Cf (direction and zero-width marks), unpaired surrogates, private use.
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, ' ')
      .replace(/["'`\u2018-\u201f\u00ab\u00bb<>:|?*;]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^[.\s]+|[.\s]+$/g, '')
      .slice(0, MAX_CHARACTERS)
      .replace(/[\ud800-\udbff]$/, '')
      .trim()
  )
}

/** The name a download gets: the document's, with the extension of its content. */
export function downloadName(name: string, mediaType: string): string {
  const extensions: readonly string[] = MEDIA_TYPES[mediaType as MediaType] ?? []
  const clean = cleanFileName(name) || 'document'
  return extensions.includes(extensionOf(clean)) ? clean : `${clean}.${extensions[0] ?? 'bin'}`
}

/** The header's value (RFC 6266 with RFC 8187): an ASCII stand-in, and the true name in UTF-8. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
