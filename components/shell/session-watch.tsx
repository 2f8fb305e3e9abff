import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { SessionWarning } from './session-warning'
import type { SessionTimes } from './types'

/** Gives the browser the session's times as seconds from now: its own clock may be wrong. */
export async function SessionWatch({ session }: { session: SessionTimes }) {
  const [t, locale] = [await getTranslations('shell.session'), await getLocale()]
  const seconds = (at: Date) => Math.max(0, Math.round((at.getTime() - session.now.getTime()) / 1000))
  return (
    <SessionWarning idleSeconds={seconds(session.idleEndsAt)} absoluteSeconds={seconds(session.endsAt)} signInHref={`/${locale}${session.signInPath}`}
      strings={{ title: t('title'), idle: t('idle'), absolute: t('absolute'), stay: t('stay'), ended: t('ended'), endedBody: t('endedBody'), signIn: t('signIn') }} />
  )
}
