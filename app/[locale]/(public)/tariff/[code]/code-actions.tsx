import { getTranslations } from '@/lib/i18n/translations'
import { CopyButton } from '@/components/tariff/copy-button'

/**
 * Takes the code along, or hands the page on.
 * @param code digits, as other systems take them; none for a section
 */
export async function CodeActions({ code }: { code?: string }) {
  const t = await getTranslations('tariff.actions')
  return (
    <div className="flex flex-wrap gap-2">
      {code && <CopyButton text={code} label={t('copy')} done={t('copied')} />}
      <CopyButton label={t('share')} done={t('shared')} />
    </div>
  )
}
