import { Ltr } from '@/components/ui/ltr'
import type { FieldView } from '@/lib/companies/field-view'

type Props = {
  field: Pick<FieldView, 'kind' | 'options'>
  value: string
  labels: { yes: string; no: string; notProvided: string }
}

/**
 * One answer as it is read: codes, phones, dates and addresses isolated, names in their own direction,
 * nothing as words.
 */
export function Answer({ field, value, labels }: Props) {
  if (field.kind === 'boolean') return value === 'on' ? labels.yes : labels.no
  if (value === '') return <span className="text-ink-2">{labels.notProvided}</span>
  if (field.kind === 'choice') return field.options?.find((option) => option.value === value)?.label ?? value
  if (field.kind === 'latin') return <bdi lang="en">{value}</bdi>
  if (field.kind === 'arabic') return <bdi lang="ar">{value}</bdi>
  return field.kind === 'text' ? <bdi>{value}</bdi> : <Ltr className="break-words">{value}</Ltr>
}
