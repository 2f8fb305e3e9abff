import { Checkbox } from '@/components/forms/checkbox'
import { SeenStamp } from '@/components/forms/seen-stamp'
import { getLocale, getTranslations } from '@/lib/i18n/translations'

type Props = {
  stamp: string
  /** Below the locale: where the answers are seen as they are now. */ href: string
}

const LINK = 'justify-self-start text-primary underline underline-offset-4'

/**
 * In a form that edits answers: if somebody else saved them meanwhile, a look at theirs and the choice to
 * save over them.
 */
export async function AnswersSeen({ stamp, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <SeenStamp stamp={stamp} keep>
      <a href={`/${locale}${href}`} target="_blank" rel="noopener" className={LINK}>
        {t('see')}
      </a>
      <Checkbox name="override" label={t('override')} />
    </SeenStamp>
  )
}

/** In a form that hands answers in: if they changed meanwhile, the way to read them again. */
export async function AnswersChecked({ stamp, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <SeenStamp stamp={stamp}>
      <a href={`/${locale}${href}`} data-keeps-forms className={LINK}>
        {t('again')}
      </a>
    </SeenStamp>
  )
}

/**
 * In a form that sends answers beside documents: if a document is another than it showed, the way to read
 * them again.
 */
export async function PapersChecked({ stamp, href }: Props) {
  const [t, locale] = await Promise.all([getTranslations('common.overtaken'), getLocale()])
  return (
    <SeenStamp name="papers" stamp={stamp}>
      <a href={`/${locale}${href}`} data-keeps-forms className={LINK}>
        {t('again')}
      </a>
    </SeenStamp>
  )
}
