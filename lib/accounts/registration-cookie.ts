import { cookies } from 'next/headers'
import { hostCookie, secureCookies } from '@/lib/auth/session-cookie'
import { UNVERIFIED_HOURS } from './rules'

/** Holds the token that opens the verification screen; set alike for new and for known e-mails. */
const registrationCookie = (): string => hostCookie('portal-registration')

/** @throws outside a server action or route handler */
export async function setRegistrationCookie(token: string): Promise<void> {
  ;(await cookies()).set(registrationCookie(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: UNVERIFIED_HOURS * 3600,
  })
}

/** The browser's token, as it came. */
export async function readRegistrationCookie(): Promise<string | undefined> {
  return (await cookies()).get(registrationCookie())?.value
}
