import { getTranslations } from '@/lib/i18n/translations'
import { Button } from '@/components/ui/button'
import type { Person } from '@/lib/users/account-people'

/** Fills the boxes with a colleague's grants: nothing is saved by it. */
export async function CopyForm({ colleagues, copied }: { colleagues: Person[]; copied?: string }) {
  const t = await getTranslations('users.copy')
  return (
    <form method="get" className="no-print flex flex-wrap items-end gap-3" aria-label={t('name')}>
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <label htmlFor="copy" className="font-semibold">
          {t('label')}
        </label>
        <select id="copy" name="copy" className="field-box" defaultValue={copied ?? ''}>
          <option value="">{t('choose')}</option>
          {colleagues.map(({ userId, firstName, lastName }) => (
            <option key={userId} value={userId}>
              {`${firstName} ${lastName}`}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" variant="secondary">
        {t('action')}
      </Button>
    </form>
  )
}
