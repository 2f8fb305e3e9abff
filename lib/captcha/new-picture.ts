import { newToken } from '@/lib/core/ids'
import { addressBlock } from '@/lib/http/client-address'
import { takeFromLimit } from '@/lib/http/rate-limit'
import { issueCaptcha } from './challenge'

/**
 * Pictures an address gets, by opening the form or asking for another: each is a row that stays five minutes.
 */
export const PICTURE_LIMIT = { most: 60, seconds: 600 }

/** `limited`: the id opens no picture, and seconds until there are some again. */
export type NewPicture =
  { id: string; limited: false } | { id: string; limited: true; retryAfterSeconds: number }

/** A picture for an address, from the one allowance of its page views and refresh buttons. */
export async function newPicture(address: string, at: Date): Promise<NewPicture> {
  const taken = await takeFromLimit(`captcha-new:${addressBlock(address)}`, PICTURE_LIMIT, at)
  // An id all the same: a form posted twice is recognised by it.
  if (!taken.allowed) return { id: newToken(), limited: true, retryAfterSeconds: taken.retryAfterSeconds }
  return { id: await issueCaptcha(at), limited: false }
}
