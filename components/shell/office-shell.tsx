import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { CountBadge } from '@/components/ui/count-badge'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Logo } from '@/components/ui/logo'
import { SaduBand } from '@/components/ui/sadu-band'
import { SkipLink } from '@/components/ui/skip-link'
import { Link } from '@/lib/i18n/link'
import { FocusKeeper } from './focus-keeper'
import { Footer } from './footer'
import { LanguageSwitch } from './language-switch'
import { NavLink } from './nav-link'
import { ObservationBanner } from './observation-banner'
import { SessionWatch } from './session-watch'
import { SignOutButton } from './sign-out-button'
import type { MenuEntry, SessionTimes, ShellAction, ShellBase, ShellUser } from './types'

type OfficeCount = { key: string; label: string; value: number; href: string; urgent?: boolean }

type Props = ShellBase & {
  user?: ShellUser
  menu: MenuEntry[]
  /** The day's counts: waiting, mine, overdue. */
  counts: OfficeCount[]
  /** Unread notifications. */
  unread?: number
  signOutAction?: ShellAction
  session?: SessionTimes
}

/** The office's dark bar with the day's counts; pages use the whole width. */
export async function OfficeShell({
  children,
  user,
  menu,
  counts,
  unread = 0,
  signOutAction,
  session,
  ...base
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('shell'), getLocale()])
  return (
    <div data-reader={user?.id} className="flex min-h-dvh flex-col">
      <SkipLink label={t('skip')} />
      <FocusKeeper />
      {base.observation && <ObservationBanner {...base.observation} />}
      {session && <SessionWatch session={session} />}
      <SaduBand />
      <header className="no-print bg-band text-on-band">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
          <Link href="/admin" className="flex items-center gap-3 rounded-field py-1 text-on-band">
            <Logo className="size-9" />
            <span className="leading-snug">
              <span className="block font-semibold">{t('office.title')}</span>
              <span className="hidden text-xs text-on-band-2 sm:block">{t('office.subtitle')}</span>
            </span>
          </Link>
          <nav aria-label={t('mainMenu')} className="order-last w-full lg:order-none lg:w-auto">
            <ul className="flex flex-wrap gap-1">
              {menu.map(({ href, label, icon, exact }) => (
                <li key={href}>
                  <NavLink href={href} exact={exact} className="office-row">
                    <Icon name={icon} size={18} />
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="ms-auto flex flex-wrap items-center gap-x-3 text-sm">
            <ul className="flex flex-wrap gap-x-3" aria-label={t('office.counts')}>
              {counts.map(({ key, label, value, href, urgent }) => (
                <li key={key}>
                  <Link
                    href={href}
                    className={`inline-flex min-h-9 items-center gap-1.5 hover:underline ${urgent && value > 0 ? 'text-accent-line' : 'text-on-band'}`}
                  >
                    {label}:{' '}
                    <strong>
                      <Ltr>{value > 999 ? '999+' : value}</Ltr>
                    </strong>
                  </Link>
                </li>
              ))}
            </ul>
            {user && (
              <NavLink
                href="/admin/notifications"
                className="relative grid size-10 place-items-center rounded-field text-on-band hover:bg-on-band/10"
                currentClassName="bg-on-band/15"
              >
                <Icon name="bell" size={22} />
                <span className="sr-only">{t('notifications', { count: unread })}</span>
                {unread > 0 && (
                  <span aria-hidden="true" className="absolute -end-1 -top-0.5">
                    <CountBadge count={unread} tone="stopped" />
                  </span>
                )}
              </NavLink>
            )}
            {user && (
              <Link href="/staff/account" className="leading-tight text-on-band hover:underline">
                <span className="sr-only">{t('account')}: </span>
                <span className="block">
                  <bdi>{user.name}</bdi>
                </span>
                <span className="block text-xs text-on-band-2">{user.role}</span>
              </Link>
            )}
            {signOutAction && <SignOutButton action={signOutAction} className="office-row" place="bar" />}
            <LanguageSwitch locale={locale} className="text-on-band hover:underline" />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="w-full flex-1 px-4 py-6 focus:outline-none sm:px-6">
        {children}
      </main>
      <Footer {...base} wide />
    </div>
  )
}
