import { env } from '@/lib/env'

/**
 * Every seeded account has it, and the README names it. Where a password is chosen it is refused as a common
 * one.
 */
export const DEMONSTRATION_PASSWORD = 'Kuwait#2026'

/**
 * Whether a password opens nothing here: in production the demonstration's accounts do not exist, even if
 * somebody has restored a copy of them after the start, which looks for them as well
 * (scripts/serve/demonstration-data-error).
 */
export const isBarredPassword = (password: string): boolean =>
  env.PORTAL_MODE === 'production' && password.normalize('NFC') === DEMONSTRATION_PASSWORD
