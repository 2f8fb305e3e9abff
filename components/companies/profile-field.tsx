import { Checkbox } from '@/components/forms/checkbox'
import { RadioGroup } from '@/components/forms/choice-group'
import { DateField } from '@/components/forms/date-field'
import { TextField } from '@/components/forms/text-field'
import type { FieldView } from '@/lib/companies/field-view'

const TEXT_KIND = {
  text: 'text',
  arabic: 'text',
  latin: 'text',
  code: 'code',
  civilId: 'number',
  mobile: 'tel',
  landline: 'tel',
  email: 'email',
  url: 'url',
} as const
const LANGUAGE: Partial<Record<string, string>> = { arabic: 'ar', latin: 'en' }
const COMPLETE: Partial<Record<string, string>> = { email: 'email', mobile: 'tel', website: 'url' }

/**
 * The control of one field of the company catalogue (`fieldView`).
 * @param value as `profileToValues` gives it
 */
export function ProfileField({
  field,
  value,
  readOnly,
  className,
}: {
  field: FieldView
  value?: string
  readOnly?: boolean
  className?: string
}) {
  const { name, kind, label, hint, required } = field
  const look = { name, label, hint, required, className }
  if (kind === 'boolean') return <Checkbox {...look} defaultChecked={value === 'on'} />
  if (kind === 'choice')
    return <RadioGroup {...look} options={field.options ?? []} defaultValue={value} inline />
  if (kind === 'day') return <DateField {...look} defaultValue={value} readOnly={readOnly} />
  return (
    <TextField
      {...look}
      kind={TEXT_KIND[kind]}
      defaultValue={value}
      readOnly={readOnly}
      autoComplete={COMPLETE[name] ?? 'off'}
      lang={LANGUAGE[kind]}
    />
  )
}
