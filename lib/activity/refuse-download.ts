import { signInPathFor } from '@/lib/access/require'
import type { Permission } from '@/lib/access/permissions'
import { refuseAsProblem, type defineHandler } from '@/lib/actions/define-handler'

type Refuse = NonNullable<Parameters<typeof defineHandler>[0]['refuse']>

/** A link to a file, followed by somebody whose session ended, leads to sign-in and back here after it. */
export const refuseDownload =
  (permission: Permission): Refuse =>
  (refusal, call) => {
    const signIn = refusal.code === 'forbidden' ? signInPathFor(call.actor, permission) : null
    if (!signIn) return refuseAsProblem(refusal, call)
    const { pathname, search } = new URL(call.request.url)
    const locale = pathname.startsWith('/en/') ? 'en' : 'ar'
    return new Response(null, {
      status: 303,
      headers: { location: `/${locale}${signIn}?next=${encodeURIComponent(pathname + search)}` },
    })
  }
