import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { SaduBand } from '@/components/ui/sadu-band'
import { SkipLink } from '@/components/ui/skip-link'
import { Brand } from './brand'
import { FocusKeeper } from './focus-keeper'
import { Footer } from './footer'
import { LanguageSwitch } from './language-switch'
import { NavLink } from './nav-link'
import { ObservationBanner } from './observation-banner'
import type { ShellBase } from './types'

type Props = ShellBase & {
  /** Where the signed-in reader works; absent for visitors, who are offered the sign-in. */
  home?: { href: string; label: string }
  /** The page brings its own full-width sections. */
  bleed?: boolean
}

/** Head and foot of pages that everybody may read. */
export async function PublicShell({ children, home, bleed = false, ...base }: Props) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()])
  const link =
    'hidden md:inline-flex min-h-11 items-center rounded-field px-3 text-primary hover:underline underline-offset-8'
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t('skip')} />
      <FocusKeeper />
      {base.observation && <ObservationBanner {...base.observation} />}
      <SaduBand />
      <header className="no-print border-b border-line bg-surface">
        <div className="mx-auto flex max-w-[1240px] items-center justify-between gap-3 px-4 py-3 sm:px-6">
          <Brand />
          <nav aria-label={t('menu')} className="flex items-center gap-1 sm:gap-2">
            <NavLink href="/guide" className={link} currentClassName="font-semibold">
              {t('guide')}
            </NavLink>
            <NavLink href="/support" className={link} currentClassName="font-semibold">
              {t('support')}
            </NavLink>
            <ButtonLink
              href={home?.href ?? '/sign-in'}
              variant="secondary"
              size="sm"
              className="whitespace-nowrap sm:min-h-10"
            >
              {home?.label ?? t('signIn')}
            </ButtonLink>
            <LanguageSwitch locale={locale} className="text-primary hover:underline underline-offset-8" />
          </nav>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`flex-1 focus:outline-none ${bleed ? '' : 'mx-auto w-full max-w-[1240px] px-4 py-8 sm:px-6'}`}
      >
        {children}
      </main>
      <Footer {...base} />
    </div>
  )
}
