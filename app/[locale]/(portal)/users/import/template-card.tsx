import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'

const INSTRUCTIONS = ['rows', 'services', 'companies', 'general'] as const

/** The file to fill in, in the reader's language, and how. */
export async function TemplateCard() {
  const [t, locale] = await Promise.all([getTranslations('userImport'), getLocale()])
  return (
    <Card title={t('template.title')} id="template">
      <ul className="mb-4 list-disc ps-6">
        {INSTRUCTIONS.map((name) => (
          <li key={name}>{t(`instructions.${name}`)}</li>
        ))}
        <li>{t('template.formats')}</li>
      </ul>
      <a
        href={`/${locale}/users/import/template.csv`}
        download={`users-${locale}.csv`}
        className={buttonStyle('secondary')}
      >
        <Icon name="download" />
        <span>{t('template.download')}</span>
      </a>
    </Card>
  )
}
