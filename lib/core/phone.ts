import { latinDigits, stripUnseen } from './digits'

/** Eight national digits of a Kuwaiti number as typed: `+965`, `00965`, spaces, dashes, any digits. */
function nationalDigits(text: string): string {
  return latinDigits(stripUnseen(text)).replace(/[\s().-]/g, '').replace(/^(\+|00)965/, '')
}

/** A Kuwaiti mobile number in E.164, or undefined (domain §2.2: first digit 5, 6, 9, or 41). */
export function parseMobile(text: string): string | undefined {
  const digits = nationalDigits(text)
  return /^(?:[569]\d|41)\d{6}$/.test(digits) ? `+965${digits}` : undefined
}

/** A Kuwaiti fixed line or fax number in E.164, or undefined (domain §2.2: 22 to 25). */
export function parseLandline(text: string): string | undefined {
  const digits = nationalDigits(text)
  return /^2[2-5]\d{6}$/.test(digits) ? `+965${digits}` : undefined
}

/** `+96550123456` → `+965 5012 3456`. */
export function formatPhone(e164: string): string {
  const match = /^\+965(\d{4})(\d{4})$/.exec(e164)
  return match ? `+965 ${match[1]} ${match[2]}` : e164
}

/** `+96550123456` → `+965 ••••••56`. */
export function maskPhone(e164: string): string {
  return `+965 ••••••${e164.slice(-2)}`
}
