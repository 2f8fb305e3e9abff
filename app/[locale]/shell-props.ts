import 'server-only'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { ObservedView, ShellAction, SupportLine } from '@/components/shell/types'
import { isObserver, type Actor } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'
import { logger } from '@/lib/core/logger'
import { DEFAULT_SETTINGS, getRecentSettings } from '@/lib/settings/settings'
import { readTheme } from '@/lib/theme/theme'
import { end } from './admin/accounts/[account]/observe/actions'
import { setTheme } from './set-theme'

/**
 * The support line in the reader's language. Help must not depend on the database: the defaults stand in for
 * it.
 */
export async function supportLine(): Promise<SupportLine & { current: boolean }> {
  const locale = await getLocale()
  const settings = await getRecentSettings().catch(() => undefined)
  const { supportName, supportEmail, supportPhones, supportFax } = settings ?? DEFAULT_SETTINGS
  return {
    name: supportName[locale === 'en' ? 'en' : 'ar'],
    email: supportEmail,
    phones: supportPhones,
    fax: supportFax,
    current: Boolean(settings),
  }
}

/** The reader's session; one that cannot be read leaves the page public. */
async function actorIfReadable(): Promise<Actor> {
  return getActor().catch((error: unknown) => {
    logger.error({ err: error }, 'session unreadable on a public page')
    return { kind: 'VISITOR' as const }
  })
}

/** What staff are looking at in a customer's place, while they do. */
async function observedView(): Promise<ObservedView | undefined> {
  const actor = await actorIfReadable()
  if (!isObserver(actor)) return undefined
  const { userName, endsAt } = actor.observation
  return { userName, endsAt, endAction: end }
}

/** What every shell gets. */
export async function shellProps() {
  const observation = await observedView()
  return {
    observation,
    support: await supportLine(),
    theme: await readTheme(),
    themeAction: setTheme as ShellAction,
  }
}

const HOMES: Partial<Record<Actor['kind'], string>> = {
  STAFF: '/admin',
  GENERAL: '/dashboard',
  ADDITIONAL: '/dashboard',
  OBSERVER: '/dashboard',
}

/**
 * What the shell of public pages gets: where a signed-in reader works, too. A fault of the session leaves the
 * page public.
 */
export async function publicShellProps() {
  const actor = await actorIfReadable()
  const home = HOMES[actor.kind]
  const t = await getTranslations('shell')
  return { ...(await shellProps()), home: home ? { href: home, label: t('myPages') } : undefined }
}
