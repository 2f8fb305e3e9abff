import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { isSignedIn } from '@/lib/access/actor'
import { now } from '@/lib/core/clock'
import { logger } from '@/lib/core/logger'
import { env } from '@/lib/env'
import { actorForToken } from './session'
import { SESSION_TOKEN_SECONDS, secureCookies, sessionCookieName } from './session-cookie'
import { consumeSignInTicket } from './sign-in-tickets'

type Admitted = { id: string; sessionId: string }

/**
 * The only thing next-auth's own endpoint takes: a ticket that the sign-in action issued, once. Never a
 * password.
 */
async function authorizeTicket(credentials: Record<string, unknown> | undefined): Promise<Admitted | null> {
  const session = await consumeSignInTicket(credentials?.ticket, await now())
  return session ? { id: session.userId, sessionId: session.sessionId } : null
}

/** next-auth's settings, read at call time: a build has no secret. */
export function nextAuthOptions(): NextAuthOptions {
  const secure = secureCookies()
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_TOKEN_SECONDS },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    pages: { signIn: '/ar/sign-in', error: '/ar/sign-in', signOut: '/ar/sign-in' },
    providers: [
      Credentials({
        id: 'credentials',
        name: 'ticket',
        credentials: { ticket: { type: 'text' } },
        authorize: authorizeTicket,
      }),
    ],
    logger: {
      // A dead cookie is no error: see the jwt callback.
      error: (code) => logger.debug({ nextAuth: code }, 'next-auth refused'),
      warn: () => undefined,
      debug: () => undefined,
    },
    callbacks: {
      async jwt({ token, user }) {
        const admitted = user as Admitted | undefined
        const claims = admitted
          ? { sub: admitted.id, sid: admitted.sessionId }
          : { sub: token.sub, sid: token.sid as string | undefined }
        const actor = await actorForToken(
          { userId: claims.sub ?? '', sessionId: claims.sid ?? '' },
          await now(),
        )
        // Thrown, next-auth answers "nobody" and removes the cookie: the row decides, not the token.
        if (!isSignedIn(actor)) throw new Error('session ended')
        return claims
      },
      async session({ session, token }) {
        const actor = await actorForToken(
          { userId: token.sub ?? '', sessionId: (token.sid as string | undefined) ?? '' },
          await now(),
        )
        if (!isSignedIn(actor)) throw new Error('session ended')
        return {
          ...session,
          user: {
            id: actor.userId,
            name: `${actor.firstName} ${actor.lastName}`,
            email: actor.email,
            kind: actor.kind,
          },
          expires: actor.endsAt.toISOString(),
        }
      },
      redirect: () => env.SITE_URL,
    },
  }
}
