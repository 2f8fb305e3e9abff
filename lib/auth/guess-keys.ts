import { sha256 } from '@/lib/core/ids'
import { addressBlock } from '@/lib/http/client-address'

/** Keys of lib/auth/guess-delay. Hashed: e-mails of people whom the portal does not know must not pile up in clear. */
export const emailKey = (email: string) => `email:${sha256(email)}`
export const addressKey = (address: string) => `address:${addressBlock(address)}`
export const passwordKey = (userId: string) => `password:${userId}`
export const totpKey = (userId: string) => `totp:${userId}`
