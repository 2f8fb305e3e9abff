import { formatDate, formatDateTime } from '@/lib/i18n/format'
import { Ltr } from './ltr'

/** `28/07/2019 13:57` in Kuwait time; with `day` the date alone (also for dates without a time). */
export function DateTime({ at, day = false }: { at: Date; day?: boolean }) {
  return (
    <time dateTime={day ? at.toISOString().slice(0, 10) : at.toISOString()}>
      <Ltr className="whitespace-nowrap">{day ? formatDate(at) : formatDateTime(at)}</Ltr>
    </time>
  )
}
