import { getTranslations } from '@/lib/i18n/translations'

/** What the star means; above the fields of every form that has one. */
export async function FormLegend() {
  const t = await getTranslations('common.form')
  return (
    <p className="text-sm text-ink-2">
      {t.rich('requiredLegend', {
        star: () => (
          <span aria-hidden="true" className="font-semibold text-stopped">
            *
          </span>
        ),
      })}
    </p>
  )
}
