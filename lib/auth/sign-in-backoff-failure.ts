import { fail, failKept, type Failure } from '@/lib/core/result'

/** The failure that names how long to wait: seconds below a minute and a half, else whole minutes. */
export function backoffFailure(seconds: number, kept = false): Failure {
  const make = kept ? failKept : fail
  return seconds <= 90
    ? make('waitSeconds', undefined, { seconds })
    : make('waitMinutes', undefined, { minutes: Math.ceil(seconds / 60) })
}
