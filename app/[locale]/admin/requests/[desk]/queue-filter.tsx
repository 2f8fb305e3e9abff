import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/lib/i18n/locale-path'
import { QUEUE_ASSIGNED, type QueueFilters } from '@/lib/requests/office-queue'
import type { RequestType } from '@/lib/requests/request-type'
import { queueHref } from './filters'

/** The filters as a plain GET form: an address that can be kept and sent. */
export async function QueueFilter({
  desk,
  types,
  filters,
}: {
  desk: string
  types: readonly string[]
  filters: QueueFilters
}) {
  const [t, locale] = await Promise.all([getTranslations('office.queue'), getLocale()])
  return (
    <form
      action={localePath(locale, `/admin/requests/${desk}`)}
      method="get"
      role="search"
      aria-label={t('filter')}
      className="mb-4 flex flex-wrap items-end gap-3"
    >
      {filters.state !== 'waiting' && <input type="hidden" name="tab" value={filters.state} />}
      <div className="grid flex-1 basis-72 gap-1">
        <label htmlFor="queue-search" className="text-sm font-semibold">
          {t('search')}
        </label>
        <input
          id="queue-search"
          name="q"
          type="search"
          dir="auto"
          defaultValue={filters.search}
          placeholder={t('searchHint')}
          className="field-box"
        />
      </div>
      <Choice
        id="queue-assigned"
        name="assigned"
        label={t('assigned')}
        value={filters.assigned}
        options={QUEUE_ASSIGNED.map((value) => ({ value, label: t(`assignedTo.${value}`) }))}
      />
      <Choice
        id="queue-type"
        name="type"
        label={t('type')}
        value={filters.type}
        options={[
          { value: '', label: t('types.any') },
          ...types.map((value) => ({ value, label: t(`types.${value as RequestType}`) })),
        ]}
      />
      <div className="flex min-h-12 items-center gap-2">
        <input
          type="checkbox"
          id="queue-overdue"
          name="overdue"
          value="on"
          defaultChecked={filters.overdue}
          className="tick-box"
        />
        <label htmlFor="queue-overdue">{t('onlyOverdue')}</label>
      </div>
      <Button type="submit" variant="secondary" icon="filter">
        {t('apply')}
      </Button>
      <ButtonLink href={queueHref(desk, { state: filters.state })} variant="quiet">
        {t('clear')}
      </ButtonLink>
    </form>
  )
}

function Choice({
  id,
  name,
  label,
  value,
  options,
}: {
  id: string
  name: string
  label: string
  value: string
  options: { value: string; label: string }[]
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          name={name}
          defaultValue={value}
          key={value}
          className="field-box appearance-none pe-10"
        >
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
    </div>
  )
}
