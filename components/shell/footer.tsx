import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { telephoneHref } from './telephone'
import { ThemeSwitch } from './theme-switch'
import type { ShellBase } from './types'

/** Support in the same place on every page, the pages everybody may read, and the choice of light or dark. */
export async function Footer({
  support,
  theme,
  themeAction,
  wide = false,
}: Omit<ShellBase, 'children'> & { wide?: boolean }) {
  const t = await getTranslations('shell')
  return (
    <footer className="no-print mt-12 border-t border-line bg-surface">
      <div
        className={`flex flex-wrap items-start justify-between gap-x-10 gap-y-6 px-4 py-6 text-sm sm:px-6 ${wide ? '' : 'mx-auto max-w-[1240px]'}`}
      >
        <section aria-labelledby="footer-support">
          <h2 id="footer-support" className="text-sm font-semibold">
            {t('footer.support')}
          </h2>
          <p className="text-ink-2">{t('footer.hours')}</p>
          <ul className="mt-1 flex flex-wrap gap-x-5">
            {support.phones.slice(0, 1).map((phone) => (
              <li key={phone}>
                <a className="text-link" href={telephoneHref(phone)}>
                  <Icon name="phone" size={16} />
                  <Ltr>{phone}</Ltr>
                </a>
              </li>
            ))}
            <li>
              <a className="text-link" href={`mailto:${support.email}`}>
                <Icon name="mail" size={16} />
                <Ltr>{support.email}</Ltr>
              </a>
            </li>
          </ul>
        </section>
        <nav aria-label={t('footer.links')}>
          <ul className="flex flex-wrap gap-x-5">
            <li>
              <Link className="text-link" href="/guide">
                {t('guide')}
              </Link>
            </li>
            <li>
              <Link className="text-link" href="/support">
                {t('support')}
              </Link>
            </li>
            <li>
              <Link className="text-link" href="/verify">
                {t('footer.verify')}
              </Link>
            </li>
            <li>
              <Link className="text-link" href="/terms">
                {t('terms')}
              </Link>
            </li>
          </ul>
        </nav>
        <ThemeSwitch theme={theme} action={themeAction} />
      </div>
    </footer>
  )
}
