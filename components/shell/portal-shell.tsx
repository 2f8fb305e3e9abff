import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Avatar } from '@/components/ui/avatar'
import { CountBadge } from '@/components/ui/count-badge'
import { Icon } from '@/components/ui/icon'
import { SaduBand } from '@/components/ui/sadu-band'
import { SkipLink } from '@/components/ui/skip-link'
import { Link } from '@/lib/i18n/link'
import { Brand } from './brand'
import { FocusKeeper } from './focus-keeper'
import { Footer } from './footer'
import { LanguageSwitch } from './language-switch'
import { MainMenu } from './main-menu'
import { NavLink } from './nav-link'
import { ObservationBanner } from './observation-banner'
import { PhoneBar } from './phone-bar'
import { SessionWatch } from './session-watch'
import { SignOutButton } from './sign-out-button'
import type { MenuSection, SessionTimes, ShellAction, ShellBase, ShellUser } from './types'

type Props = ShellBase & {
  user: ShellUser
  /** The main menu: only what exists and the reader may use. */
  menu: MenuSection[]
  unread: number
  signOutAction: ShellAction
  session?: SessionTimes
}

/** Head, main menu, phone bar and foot of the business pages. */
export async function PortalShell({ children, user, menu, unread, signOutAction, session, ...base }: Props) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()])
  return (
    <div data-reader={user.id} className="flex min-h-dvh flex-col pb-16 lg:pb-0">
      <SkipLink label={t('skip')} />
      <FocusKeeper />
      {base.observation && <ObservationBanner {...base.observation} />}
      {session && <SessionWatch session={session} />}
      <SaduBand />
      <header className="no-print border-b border-line bg-surface">
        <div className="mx-auto flex max-w-[1240px] items-center justify-between gap-3 px-4 py-3 sm:px-6">
          <Brand href="/dashboard" />
          <div className="flex items-center gap-1 sm:gap-4">
            <NavLink
              href="/guide"
              className="hidden min-h-11 items-center gap-2 rounded-field px-2 text-primary hover:underline md:inline-flex"
              currentClassName="font-semibold"
            >
              <Icon name="book" />
              {t('guide')}
            </NavLink>
            <NavLink
              href="/notifications"
              className="relative grid size-11 place-items-center rounded-field text-primary hover:bg-primary-soft"
              currentClassName="bg-primary-soft"
            >
              <Icon name="bell" size={22} />
              <span className="sr-only">{t('notifications', { count: unread })}</span>
              {unread > 0 && (
                <span aria-hidden="true" className="absolute -end-0.5 top-0">
                  <CountBadge count={unread} tone="stopped" />
                </span>
              )}
            </NavLink>
            <Link
              href="/account"
              className="hidden items-center gap-3 rounded-field p-1 text-ink hover:bg-sunken sm:flex"
            >
              <Avatar name={user.name} />
              <span className="leading-tight">
                <span className="block text-sm">
                  <bdi>{user.name}</bdi>
                </span>
                <span className="block text-xs text-ink-2">{user.role}</span>
              </span>
            </Link>
            <LanguageSwitch locale={locale} className="text-primary hover:underline underline-offset-8" />
          </div>
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-[1240px] flex-1 gap-8 px-4 py-6 sm:px-6">
        <nav aria-label={t('mainMenu')} className="hidden w-60 flex-none lg:block">
          <MainMenu sections={menu} />
          <div className="mt-1">
            <SignOutButton action={signOutAction} className="menu-row" place="menu" />
          </div>
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 focus:outline-none">
          {children}
        </main>
      </div>
      <Footer {...base} />
      <PhoneBar
        sections={menu}
        more={t('more')}
        name={t('mainMenu')}
        guide={t('guide')}
        account={t('account')}
        signOut={<SignOutButton action={signOutAction} className="menu-row" place="phone" />}
      />
    </div>
  )
}
