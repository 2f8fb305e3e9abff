import { getTranslations } from '@/lib/i18n/translations'
import { Button, ButtonLink } from '@/components/ui/button'
import { UNUSED_DAYS, type PeopleFilter } from '@/lib/users/list-people'

/** Searches the account's users by name or e-mail, and those who have not signed in for long. */
export async function UserSearch({ filter }: { filter: PeopleFilter }) {
  const [t, common] = await Promise.all([getTranslations('users.search'), getTranslations('common')])
  return (
    <form method="get" role="search" aria-label={t('name')} className="no-print grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
          <label htmlFor="search-q" className="font-semibold">
            {t('text')}
          </label>
          <input
            id="search-q"
            name="q"
            type="search"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            defaultValue={filter.text}
            className="field-box"
          />
        </div>
        <Button type="submit" icon="search">
          {common('search')}
        </Button>
        {(filter.text !== '' || filter.unused) && (
          <ButtonLink href="/users" variant="quiet">
            {t('clear')}
          </ButtonLink>
        )}
      </div>
      <div className="flex items-start gap-3">
        <input
          type="checkbox"
          id="search-unused"
          name="unused"
          value="1"
          className="tick-box"
          defaultChecked={filter.unused}
        />
        <label htmlFor="search-unused">{t('unused', { days: UNUSED_DAYS })}</label>
      </div>
    </form>
  )
}
