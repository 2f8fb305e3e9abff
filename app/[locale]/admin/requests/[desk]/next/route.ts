import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requireAnywhere } from '@/lib/access/require'
import { findNextWaiting } from '@/lib/requests/office-queue'
import { queueHref, reviewHref } from '../filters'
import { openDesk } from '../open-desk'

/**
 * Leads to the desk's oldest waiting request that nobody holds, after the one just read (`?after=`). Changes
 * nothing.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ locale: string; desk: string }> },
): Promise<never> {
  const actor = await requireAnywhere('requests.oversee')
  const { locale, desk: name } = await params
  const { desk, types } = openDesk(actor, name)
  const next = await findNextWaiting(types, actor, request.nextUrl.searchParams.get('after') ?? undefined)
  redirect(`/${locale === 'en' ? 'en' : 'ar'}${next ? reviewHref(next) : `${queueHref(desk, {})}?none=1`}`)
}
