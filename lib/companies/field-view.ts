import { formatList } from '@/lib/i18n/format'
import { getField, type FieldGroup, type FieldKind, type FieldName, LICENCE_TYPES } from './fields'

/** A field in the reader's words: what a form or a list of answers needs to show it. */
export type FieldView = {
  name: FieldName
  group: FieldGroup
  kind: FieldKind
  label: string
  hint?: string
  required: boolean
  options?: { value: string; label: string }[]
}

/** A translator of the namespace `companies`. */
export type CompaniesText = ((key: never, values?: never) => string) & { has: (key: never) => boolean }

const say = (t: CompaniesText, key: string) => t(key as never)

/** One field of the catalogue in the reader's language. @param t `getTranslations('companies')` */
export function fieldView(t: CompaniesText, name: FieldName): FieldView {
  const { group, kind, required } = getField(name)
  const hint = `hints.${name}`
  return {
    name,
    group,
    kind,
    required,
    label: say(t, `fields.${name}`),
    hint: t.has(hint as never) ? say(t, hint) : undefined,
    options:
      kind === 'choice'
        ? LICENCE_TYPES.map((value) => ({ value, label: say(t, `choices.${value}`) }))
        : undefined,
  }
}

/** Several fields, and the name of their group where there is more than one. */
export function fieldGroups(
  t: CompaniesText,
  names: readonly FieldName[],
): { group: FieldGroup; title: string; fields: FieldView[] }[] {
  const groups = new Map<FieldGroup, FieldView[]>()
  for (const name of names) {
    const view = fieldView(t, name)
    groups.set(view.group, [...(groups.get(view.group) ?? []), view])
  }
  return [...groups].map(([group, fields]) => ({ group, title: say(t, `groups.${group}`), fields }))
}

/** Names of fields as one sentence part: «أ، ب و ج». */
export function listFields(t: CompaniesText, names: readonly FieldName[], locale: string): string {
  return formatList(
    names.map((name) => say(t, `fields.${name}`)),
    locale,
  )
}
