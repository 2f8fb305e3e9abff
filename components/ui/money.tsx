import { formatFils, type Fils } from '@/lib/core/money'
import { Ltr } from './ltr'

/** An amount in whole fils as `50.000 د.ك` or `KWD 50.000`. */
export function Money({ fils, locale }: { fils: Fils; locale: string }) {
  return locale === 'ar' ? (
    <span className="whitespace-nowrap">
      <Ltr>{formatFils(fils)}</Ltr> د.ك
    </span>
  ) : (
    <span className="whitespace-nowrap">KWD {formatFils(fils)}</span>
  )
}
