import { Checkbox } from '@/components/forms/checkbox'
import { EtagField } from '@/components/forms/etag-field'
import { getLocale, getTranslations } from '@/lib/i18n/translations'

type Props = {
  etag: string
  /** Below the locale: where the answers are seen as they are now. */ href: string
}

const LINK = 'justify-self-start text-primary underline underline-offset-4'

/**
 * In a form that edits answers: if somebody else saved them meanwhile, a look at theirs and the choice to
 * save over them.
 */
export async function EditedAnswersEtag({ etag, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <EtagField etag={etag} keep>
      <a href={`/${locale}${href}`} target="_blank" rel="noopener" className={LINK}>
        {t('see')}
      </a>
      <Checkbox name="override" label={t('override')} />
    </EtagField>
  )
}

/** In a form that hands answers in: if they changed meanwhile, the way to read them again. */
export async function SubmittedAnswersEtag({ etag, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <EtagField etag={etag}>
      <a href={`/${locale}${href}`} data-keeps-forms className={LINK}>
        {t('again')}
      </a>
    </EtagField>
  )
}

/**
 * In a form that sends answers beside documents: if a document is another than it showed, the way to read
 * them again.
 */
export async function SubmittedDocumentsEtag({ etag, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <EtagField name="papers" etag={etag}>
      <a href={`/${locale}${href}`} data-keeps-forms className={LINK}>
        {t('again')}
      </a>
    </EtagField>
  )
}
