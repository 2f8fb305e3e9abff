import { cookies } from 'next/headers'
import { hostCookie, secureCookies } from '@/lib/auth/session-cookie'
import { sameText } from '@/lib/core/ids'
import { fingerprint, fingerprints } from '@/lib/core/vault'

const SECONDS = 10 * 60
const cookieName = () => hostCookie('portal-confirmed')
const textOf = (endsAt: string, numberHeld: string) => `confirmed:${endsAt}:${numberHeld}`

/**
 * Remembers for ten minutes that this browser has just confirmed its e-mail.
 * @throws outside a server action
 */
export async function setConfirmedCookie(numberHeld: boolean, at: Date): Promise<void> {
  const parts = [String(at.getTime() + SECONDS * 1000), numberHeld ? '1' : '0'] as const
  ;(await cookies()).set(cookieName(), [...parts, fingerprint(textOf(...parts))].join('.'), {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: SECONDS,
  })
}

/**
 * What this browser has confirmed within the last ten minutes; undefined when it has not, or the cookie is
 * made up.
 */
export async function readConfirmedCookie(at: Date): Promise<{ numberHeld: boolean } | undefined> {
  const [endsAt = '', numberHeld = '', mark = ''] = ((await cookies()).get(cookieName())?.value ?? '').split(
    '.',
  )
  const ours = fingerprints(textOf(endsAt, numberHeld)).some((candidate) => sameText(candidate, mark))
  return ours && Number(endsAt) > at.getTime() ? { numberHeld: numberHeld === '1' } : undefined
}
