import { XMLValidator } from 'fast-xml-parser'

const MAX_BYTES = 4 * 1024 * 1024
/** What a program would show or run, although it is XML. */
const RUNS = [
  /<\?xml-stylesheet|<!ENTITY/i,
  /<(?:\w+:)?(?:script|html|svg|xdp|xfdf|template|hta)[\s>/]/i,
  /http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg|1999\/XSL\/Transform)/i,
]

/** By its byte order mark; UTF-8 without one. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
}
const decoded = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)

/**
 * Whether an embedded file is data in XML, as the invoice of a PDF/A-3 is (ZUGFeRD, Factur-X). Nothing here
 * opens or serves it.
 */
export function isXmlData(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return false
  const text = decoded(bytes).replace(/[\0\s]+$/, '')
  return (
    /^\s*<[?A-Za-z_]/.test(text) &&
    !RUNS.some((one) => one.test(text)) &&
    XMLValidator.validate(text) === true
  )
}
