import { formatDate, formatWeekday } from '@/lib/i18n/format'
import { Ltr } from './ltr'

/** A deadline as weekday and date: «الأحد 29/11/2026». */
export function Deadline({ at, locale }: { at: Date; locale: string }) {
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {formatWeekday(at, locale)} <Ltr>{formatDate(at)}</Ltr>
    </time>
  )
}
