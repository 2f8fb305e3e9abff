import { getTranslations } from '@/lib/i18n/translations'
import { Logo } from '@/components/ui/logo'
import { Link } from '@/lib/i18n/link'

/** Diamond and names; the short name on phones. */
export async function Brand({ href = '/' }: { href?: string }) {
  const t = await getTranslations('common')
  return (
    <Link href={href} className="flex min-w-0 items-center gap-3 rounded-field text-ink">
      <Logo />
      <span className="min-w-0 leading-snug">
        <span className="hidden font-semibold sm:block">{t('product')}</span>
        <span className="block font-semibold sm:hidden">{t('productShort')}</span>
        <span className="hidden text-xs text-ink-2 sm:block">{t('organisation')}</span>
      </span>
    </Link>
  )
}
