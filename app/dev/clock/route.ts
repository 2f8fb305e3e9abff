import { shiftClock } from '@/lib/clock/shift-clock'
import { now } from '@/lib/core/clock'
import { devNotFound, devPage, hasDevPages } from '@/lib/http/dev-page'
import { isAllowedOrigin } from '@/lib/http/origin'
import { problemResponse } from '@/lib/http/problem'
import { readFields } from '@/lib/http/read-form'
import { formatDateTime } from '@/lib/i18n/format'

export const dynamic = 'force-dynamic'

const UNITS: Record<string, number> = { minutes: 60, hours: 3600, days: 86_400 }

/** The clock of the demonstration, and a form that moves it. */
export async function GET(): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  const at = await now()
  const buttons = [
    ['minutes', 25],
    ['hours', 1],
    ['hours', 12],
    ['days', 1],
    ['days', 7],
    ['days', 30],
    ['days', -1],
  ].map(
    ([unit, amount]) =>
      `<button name="${unit}" value="${amount}">${Number(amount) > 0 ? '+' : ''}${amount} ${unit}</button>`,
  )
  return devPage(
    'Clock',
    `
<p>The portal’s time: <strong><bdi dir="ltr">${formatDateTime(at)}</bdi></strong> <span class="quiet">(real time: <bdi dir="ltr">${formatDateTime(new Date())}</bdi>)</span></p>
<form method="post" action="/dev/clock">${buttons.join(' ')}</form>
<form method="post" action="/dev/clock"><label>Days <input name="days" type="number" min="-3650" max="3650" value="1"></label><button>Move</button></form>
<form method="post" action="/dev/clock"><button name="reset" value="1">Back to real time</button></form>
<p class="quiet">As JSON: <a href="/dev/clock.json">/dev/clock.json</a>. Sessions end by this clock as well; codes of the second factor go by real time.</p>`,
  )
}

/** Moves the clock by the fields `minutes`, `hours`, `days` (added up), or with `reset` back to real time. */
export async function POST(request: Request): Promise<Response> {
  if (!hasDevPages()) return devNotFound()
  if (!isAllowedOrigin(request.headers.get('origin')))
    return problemResponse(403, 'foreignOrigin', 'The request did not come from this site')
  const form = await readFields(request)
  const seconds = Object.entries(UNITS).reduce(
    (sum, [unit, size]) => sum + Number(form.get(unit) ?? 0) * size,
    0,
  )
  const moved = await shiftClock(form.has('reset') ? null : seconds)
  if (!moved) return problemResponse(422, 'clock', 'Too far from real time')
  return new Response(null, { status: 303, headers: { location: '/dev/clock' } })
}
