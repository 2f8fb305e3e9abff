import { cookies } from 'next/headers'
import { hostCookie, secureCookies } from '@/lib/auth/session-cookie'
import { INVITATION_DAYS } from './rules'

const joinCookie = (): string => hostCookie('portal-join')

/** Remembers that this browser answered an invitation. @throws outside a server action */
export async function setJoinCookie(browser: string): Promise<void> {
  ;(await cookies()).set(joinCookie(), browser, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: INVITATION_DAYS * 86_400,
  })
}

/** The browser's token, as it came. */
export async function readJoinCookie(): Promise<string | undefined> {
  return (await cookies()).get(joinCookie())?.value
}
