import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { requirePermission } from '@/lib/access/require'
import { findNextWaiting } from '@/lib/requests/office-queue'

/**
 * Leads to the oldest waiting request that nobody holds, after the one just read (`?after=`). Changes
 * nothing.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ locale: string }> },
): Promise<never> {
  const actor = await requirePermission('registrations.read')
  const { locale } = await params
  const next = await findNextWaiting(actor, request.nextUrl.searchParams.get('after') ?? undefined)
  redirect(`/${locale === 'en' ? 'en' : 'ar'}/admin/registrations${next ? `/${next}` : '?none=1'}`)
}
