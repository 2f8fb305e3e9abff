import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { isNarrowed, type ActivityFilter } from '@/lib/activity/filter'
import { formatDay } from '@/lib/core/day'
import { localePath } from '@/lib/i18n/locale-path'

type Option = { value: string; label: string }
/** A field of the search. */
export type FilterField = {
  name: string
  label: string
  value?: string
  /** Absent: a text is typed. */
  options?: Option[]
  hint?: string
  fault?: string
  /** Written from left to right, by this keyboard. */
  ltr?: 'numeric' | 'email' | 'text'
}

type Props = {
  /** The page's path, which the form asks for. */
  page: string
  filter: Omit<ActivityFilter, 'person'>
  kinds: readonly string[]
  /** Beside number, kind and days. */
  fields?: FilterField[]
}

/** The search of a trail as a plain GET form: an address that can be kept and sent. */
export async function TrailFilter({ page, filter, kinds, fields = [] }: Props) {
  const [t, locale] = await Promise.all([getTranslations('activity'), getLocale()])
  const { text, kind, from, to, faults } = filter
  const day = (name: 'from' | 'to', value: string | undefined): FilterField => ({
    name,
    label: t(`filter.${name}`),
    value: faults[name] ?? (value && formatDay(value)),
    hint: t('filter.dayHint'),
    fault: faults[name] === undefined ? undefined : t(`filter.faults.${name}`),
    ltr: 'numeric',
  })
  const all: FilterField[] = [
    ...fields,
    {
      name: 'kind',
      label: t('filter.kind'),
      value: kind,
      options: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    },
    day('from', from),
    day('to', to),
  ]
  return (
    <form
      action={localePath(locale, page)}
      method="get"
      role="search"
      aria-label={t('filter.name')}
      className="no-print grid gap-4 rounded-card border border-line bg-surface p-4"
    >
      <Field
        field={{ name: 'q', label: t('filter.text'), value: text, hint: t('filter.textHint') }}
        any={t('filter.any')}
      />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {all.map((field) => (
          <Field key={field.name} field={field} any={t('filter.any')} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" icon="search">
          {t('filter.apply')}
        </Button>
        {isNarrowed(filter) || fields.some(({ value }) => value) ? (
          <ButtonLink href={page} variant="quiet">
            {t('filter.clear')}
          </ButtonLink>
        ) : null}
      </div>
    </form>
  )
}

function Field({ field, any }: { field: FilterField; any: string }) {
  const { name, label, value = '', options, hint, fault, ltr } = field
  const id = `trail-${name}`
  const told = fault ?? hint
  const attributes = {
    id,
    name,
    defaultValue: value,
    className: 'field-box',
    ...(told && { 'aria-describedby': `${id}-hint` }),
    ...(fault && { 'aria-invalid': true as const }),
  }
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {options ? (
        <div className="relative">
          <select {...attributes} key={value} className="field-box appearance-none pe-10">
            <option value="">{any}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon
            name="chevron-down"
            size={18}
            className="pointer-events-none absolute end-3.5 top-1/2 -translate-y-1/2 text-ink-2"
          />
        </div>
      ) : (
        <input
          {...attributes}
          type={name === 'q' ? 'search' : 'text'}
          dir={ltr ? 'ltr' : 'auto'}
          inputMode={ltr}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {told && (
        <p id={`${id}-hint`} className={`text-sm ${fault ? 'font-semibold text-stopped' : 'text-ink-2'}`}>
          <bdi>{told}</bdi>
        </p>
      )}
    </div>
  )
}
