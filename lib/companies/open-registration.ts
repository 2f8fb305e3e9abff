import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { requirePermission } from '@/lib/access/require'
import type { Actor } from '@/lib/access/actor'
import { redirect } from '@/lib/i18n/navigation'
import { findRegistration, type RegistrationView } from './registration-queries'

/** For the pages of a registration: the actor and what may be seen of it; a stranger's is not found. */
export async function openRegistration(requestId: string): Promise<{ actor: Actor; view: RegistrationView; locale: string }> {
  const actor = await requirePermission('companies.register', null)
  const [view, locale] = [await findRegistration(actor, requestId), await getLocale()]
  if (!view) notFound()
  return { actor, view, locale }
}

/** The same for pages that change it: once it was sent, the request's own page tells what happened to it. */
export async function openDraft(requestId: string): Promise<{ actor: Actor; view: RegistrationView; locale: string }> {
  const opened = await openRegistration(requestId)
  if (opened.view.state !== 'DRAFT') redirect({ href: `/requests/${requestId}`, locale: opened.locale })
  return opened
}
