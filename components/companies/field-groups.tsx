import type { FieldView } from '@/lib/companies/field-view'
import type { FieldName } from '@/lib/companies/fields'
import { ProfileField } from './profile-field'

export type Group = { group: string; title: string; fields: FieldView[] }

const WIDE: readonly string[] = ['address', 'importLicenceType', 'commercialLicenceType', 'industrial']

/**
 * A step's fields, group by group; a single group needs no title of its own. Short answers stand side by
 * side.
 */
export function FieldGroups({
  groups,
  values,
  readOnly = [],
}: {
  groups: Group[]
  values: Record<string, string>
  readOnly?: readonly FieldName[]
}) {
  return groups.map(({ group, title, fields }, index) => {
    const grid = (
      <div className="grid gap-x-5 gap-y-6 sm:grid-cols-2 sm:items-end">
        {fields.map((field) => (
          <ProfileField
            key={field.name}
            field={field}
            value={values[field.name]}
            readOnly={readOnly.includes(field.name)}
            className={WIDE.includes(field.name) ? 'sm:col-span-2' : ''}
          />
        ))}
      </div>
    )
    const named = groups.length > 1 && !(fields.length === 1 && fields[0]!.kind === 'boolean')
    if (!named)
      return (
        <div key={group} className={index > 0 ? 'border-t border-line pt-6' : ''}>
          {grid}
        </div>
      )
    return (
      // The line belongs to the box around: on a fieldset the legend would sit on it.
      <div key={group} className={index > 0 ? 'border-t border-line pt-6' : ''}>
        <fieldset className="min-w-0">
          <legend className="mb-4 text-lg font-semibold">{title}</legend>
          {grid}
        </fieldset>
      </div>
    )
  })
}
