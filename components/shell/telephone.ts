/**
 * `1809222 Ext. 1234` → `tel:+9651809222;ext=1234`. Kuwait's numbers have 7 or 8 digits without the country
 * code.
 */
export function telephoneHref(phone: string): string {
  const [number = '', extension] = phone.split(/ext\.?|x/i).map((part) => part.replace(/[^\d+]/g, ''))
  const full = number.startsWith('+') || number.length > 8 ? number : `+965${number}`
  return `tel:${full}${extension ? `;ext=${extension}` : ''}`
}
