import { notFound } from 'next/navigation'
import { getLocale } from '@/lib/i18n/translations'
import type { Actor } from '@/lib/access/actor'
import { redirect } from '@/lib/i18n/navigation'
import { findRegistration, type RegistrationView } from './registration-queries'

type Opened = { view: RegistrationView; locale: string }

/** For the pages of a registration: what the actor may see of it; a stranger's is not found. */
export async function openRegistration(actor: Actor, requestId: string): Promise<Opened> {
  const view = await findRegistration(actor, requestId)
  if (!view) notFound()
  return { view, locale: await getLocale() }
}

/** The same for pages that change it: once it was sent, the request's own page tells what happened to it. */
export async function openDraft(actor: Actor, requestId: string): Promise<Opened> {
  const opened = await openRegistration(actor, requestId)
  if (opened.view.state !== 'DRAFT') redirect({ href: `/requests/${requestId}`, locale: opened.locale })
  return opened
}
