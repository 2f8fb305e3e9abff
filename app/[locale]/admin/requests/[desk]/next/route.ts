import { redirect } from 'next/navigation'
import { actingBy } from '@/lib/access/permissions'
import { defineHandler } from '@/lib/actions/define-handler'
import { refuseDownload } from '@/lib/activity/refuse-download'
import { findNextWaiting } from '@/lib/requests/office-queue'
import { queueHref, reviewHref } from '../filters'
import { openDesk } from '../open-desk'

const next = defineHandler<[locale: string, desk: string]>({
  name: 'requests.next',
  permission: 'requests.oversee',
  refuse: refuseDownload('requests.oversee'),
  run: async ({ request, actor }, locale, name) => {
    const officer = actingBy(actor, 'requests.oversee')
    const { desk, types } = openDesk(officer, name)
    const after = new URL(request.url).searchParams.get('after') ?? undefined
    const found = await findNextWaiting(types, officer, after)
    redirect(
      `/${locale === 'en' ? 'en' : 'ar'}${found ? reviewHref(found) : `${queueHref(desk, {})}?none=1`}`,
    )
  },
})

/**
 * Leads to the desk's oldest waiting request that nobody holds, after the one just read (`?after=`). Changes
 * nothing.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; desk: string }> },
): Promise<Response> {
  const { locale, desk } = await params
  return next(request, locale, desk)
}
