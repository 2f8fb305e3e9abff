import { getTranslations } from '@/lib/i18n/translations'
import { DateField } from '@/components/forms/date-field'
import { formatDay } from '@/lib/core/day'
import type { Person } from '@/lib/users/account-people'
import { untilField } from '@/lib/users/forms'
import { untilOf } from '@/lib/users/wanted-grants'

type Props = {
  person: Person
  /** Whose days the fields begin with: a colleague's when they are copied. */
  from: Person
}

/** The last day of each service of a person: none is none. */
export async function UntilFields({ person, from }: Props) {
  const [t, names] = await Promise.all([getTranslations('users.matrix'), getTranslations('users.services')])
  return (
    <fieldset className="border-t border-line px-4 py-4 sm:px-6">
      <legend className="sr-only">{t('until')}</legend>
      <p aria-hidden="true" className="font-semibold">
        {t('until')}
      </p>
      <p className="mb-3 text-sm text-ink-2">{t('untilHint')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {person.services.map((service) => {
          const until = untilOf(from.held, service)
          return (
            <DateField
              key={service}
              name={untilField(service)}
              label={t('untilOf', { service: names(service) })}
              defaultValue={until && formatDay(until)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
