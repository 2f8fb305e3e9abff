import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { Ltr } from '@/components/ui/ltr'
import { formatTime } from '@/lib/i18n/format'
import { SessionWarning } from './session-warning'
import type { SessionTimes } from './types'

/**
 * Gives the browser the session's times as seconds from now: its own clock may be wrong. A reader without
 * JavaScript cannot be warned two minutes before, and sees on every page when the session ends and how to
 * stay.
 */
export async function SessionWatch({ session }: { session: SessionTimes }) {
  const [t, locale] = await Promise.all([getTranslations('shell.session'), getLocale()])
  const seconds = (at: Date) => Math.max(0, Math.round((at.getTime() - session.now.getTime()) / 1000))
  const ends = session.idleEndsAt < session.endsAt ? session.idleEndsAt : session.endsAt
  return (
    <>
      <SessionWarning
        idleSeconds={seconds(session.idleEndsAt)}
        absoluteSeconds={seconds(session.endsAt)}
        signInHref={`/${locale}${session.signInPath}`}
        strings={{
          title: t('title'),
          idle: t('idle'),
          absolute: t('absolute'),
          stay: t('stay'),
          ended: t('ended'),
          endedBody: t('endedBody'),
          signIn: t('signIn'),
        }}
      />
      <noscript>
        <p className="no-print border-b border-line bg-surface px-4 py-2 text-center text-sm">
          {t.rich('noScript', {
            time: () => (
              <time dateTime={ends.toISOString()}>
                <Ltr>{formatTime(ends)}</Ltr>
              </time>
            ),
          })}{' '}
          <a
            href={`/${locale}/stay-signed-in`}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-6 items-center text-primary underline underline-offset-4"
          >
            {t('noScriptStay')}
          </a>
        </p>
      </noscript>
    </>
  )
}
