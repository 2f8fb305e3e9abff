// The tariff's part of the bench: searches by goods and by code, a heading and a national line, for anybody.
import { load } from './load.mjs'

const search = (locale, text) => `/${locale}/tariff?q=${encodeURIComponent(text)}`

/** Pages whose load, statements and scripts are measured. */
export const tariffPages = {
  'tariff, first page': '/ar/tariff',
  'tariff, goods': search('ar', 'جوال'),
  'tariff, mistyped goods': search('en', 'cigarrettes'),
  'tariff, code': search('en', '2202.10.99'),
  'tariff, heading': '/ar/tariff/8517',
  'tariff, line': '/en/tariff/220210000001',
}

/** What people type, one after the other: short and long, in both languages, known, mistyped and vague. */
const typed = [
  ['ar', 'كفرات سيارات'],
  ['en', 'mobile phone'],
  ['ar', 'مكيف سبليت ١٨٠٠٠ وحدة'],
  ['en', 'stainless steel kitchen sinks'],
  ['ar', 'سجاير'],
  ['en', 'parts'],
  ['en', '8517.13.99'],
  ['ar', '٢٢٠٢١٠٩٩'],
  ['en', 'plastic bags for packing food, printed'],
  ['ar', 'أجزاء ولوازم آلات صناعية من الحديد'],
  ['en', 'refrigirator'],
  ['ar', 'شماغ'],
].map(([locale, text]) => ({ method: 'GET', path: search(locale, text) }))

/** People who search without a pause. @returns milliseconds, as `load` */
export const loadSearches = (portal, { seconds, connections }) =>
  load(portal, { seconds, connections, requests: typed })
