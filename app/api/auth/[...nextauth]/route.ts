import NextAuth from 'next-auth'
import { NextRequest } from 'next/server'
import { isObserver } from '@/lib/access/actor'
import { recordRefusal } from '@/lib/audit/refusal'
import { nextAuthOptions } from '@/lib/auth/next-auth-options'
import { getActor } from '@/lib/auth/session'
import { sessionCookieName } from '@/lib/auth/session-cookie'
import { now } from '@/lib/core/clock'
import { env } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'
import { observingProblem, problemResponse } from '@/lib/http/problem'
import { readBodyText } from '@/lib/http/read-body'

type Context = { params: Promise<{ nextauth: string[] }> }

// Signing out and in are our own actions; of next-auth's endpoints only those that read, and the one that
// takes a ticket.
const READABLE = ['session', 'csrf', 'providers']

async function handle(request: NextRequest, context: Context): Promise<Response> {
  if (isObserver(await getActor())) return observingProblem()
  const response = await (
    NextAuth as unknown as (request: NextRequest, context: Context, options: unknown) => Promise<Response>
  )(request, context, nextAuthOptions())
  // next-auth builds addresses from its own idea of the host: only the path is right.
  const location = response.headers.get('location')
  if (location) {
    const { pathname, search } = new URL(location, env.SITE_URL)
    response.headers.set('location', pathname + search)
  }
  response.headers.set('cache-control', 'no-store')
  endCookieWithBrowser(response.headers)
  return response
}

/**
 * next-auth gives its session cookie an age at every reading. Ours ends with the browser; a removal stays
 * one.
 */
function endCookieWithBrowser(headers: Headers): void {
  const lines = headers.getSetCookie()
  headers.delete('set-cookie')
  for (const line of lines) {
    const given = line.startsWith(`${sessionCookieName()}=`) && !line.startsWith(`${sessionCookieName()}=;`)
    headers.append('set-cookie', given ? line.replace(/;\s*(?:expires|max-age)=[^;]*/gi, '') : line)
  }
}

const notHere = () => problemResponse(404, 'notFound', 'Not found')

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  return nextauth.length === 1 && READABLE.includes(nextauth[0]!) ? handle(request, context) : notHere()
}

/** Takes a ticket, once. A password posted here is refused before anything looks at it. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/credentials') return notHere()
  const body = await readBodyText(request)
  if (!body.ok) return problemResponse(413, 'bodyTooLarge', 'The body is too large')
  const fields = request.headers.get('content-type')?.includes('json')
    ? jsonKeys(body.value)
    : [...new URLSearchParams(body.value).keys()]
  if (!fields.includes('ticket') || fields.some((name) => /password|email|code/i.test(name))) {
    await recordRefusal({ kind: 'VISITOR' }, await now(), {
      action: 'auth.ticket',
      code: 'ticketOnly',
      address: clientAddress(request.headers),
    })
    return problemResponse(403, 'ticketOnly', 'Sign in on the sign-in page')
  }
  // next-auth reads the body again, and to any length.
  return handle(
    new NextRequest(request.url, { method: 'POST', headers: request.headers, body: body.value }),
    context,
  )
}

function jsonKeys(body: string): string[] {
  try {
    return Object.keys(JSON.parse(body) as object)
  } catch {
    return []
  }
}
