import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { signOutAction } from '@/app/[locale]/(auth)/sign-out/actions'
import { shellProps } from '@/app/[locale]/shell-props'
import { PortalShell } from '@/components/shell/portal-shell'
import { isMember, isObserver } from '@/lib/access/actor'
import { getReader } from '@/lib/auth/reader'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import { portalMenu } from './portal-menu'

/**
 * The frame of the business pages. It protects nothing: each page asks for its own permission, and a reader
 * without one is sent away by the page. Nobody and staff get the page's own answer without the frame.
 */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [asking, actor] = await Promise.all([getActor(), getReader()])
  if (!isMember(actor)) return <>{children}</>
  if (actor.kind === 'UNVERIFIED') redirect(`/${await getLocale()}/verify-email`)
  const t = await getTranslations('menu')
  return (
    <PortalShell
      {...await shellProps()}
      menu={portalMenu(t, actor)}
      unread={actor.unread}
      signOutAction={signOutAction}
      user={{
        // What staff typed is never kept as the customer's.
        id: isObserver(asking) ? asking.userId : actor.userId,
        name: `${actor.firstName} ${actor.lastName}`,
        role: t(`roles.${actor.kind}`),
      }}
      session={
        isObserver(asking)
          ? undefined
          : { now: await now(), idleEndsAt: actor.idleEndsAt, endsAt: actor.endsAt, signInPath: '/sign-in' }
      }
    >
      {children}
    </PortalShell>
  )
}
