import { getTranslations } from '@/lib/i18n/translations'
import { Ltr } from '@/components/ui/ltr'
import { Tag } from '@/components/ui/tag'
import { dutyLabel } from '@/lib/tariff/duty-label'
import type { NationalLine } from '@/lib/tariff/lines-query'

const LOOK: Partial<Record<NationalLine['dutyKind'], string>> = {
  PROHIBITED: 'font-semibold text-stopped',
  EXEMPT: 'font-semibold text-done',
}

/** The duty of a line: a rate, or the word for it. */
export async function Duty({ line }: { line: NationalLine }) {
  const duty = dutyLabel(line, await getTranslations('tariffDuty'))
  return duty.code ? (
    <Ltr className="font-semibold">{duty.text}</Ltr>
  ) : (
    <span className={LOOK[line.dutyKind] ?? 'text-ink-2'}>{duty.text}</span>
  )
}

/** A mark for what needs a permit or may not come in. */
export async function RestrictionTag({ line }: { line: NationalLine }) {
  const t = await getTranslations('tariff.line')
  if (line.restriction === 'NONE') return null
  return line.restriction === 'PROHIBITED' ? (
    <Tag tone="stopped" icon="stopped">
      {t('prohibited')}
    </Tag>
  ) : (
    <Tag tone="accent" icon="alert">
      {t('restricted')}
    </Tag>
  )
}
