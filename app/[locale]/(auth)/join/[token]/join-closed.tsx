import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { Unjoinable } from '@/lib/users/invitations/find-join'

/** Says why an invitation cannot be accepted, and what to do. */
export async function JoinClosed({ state, signedIn }: { state: Unjoinable; signedIn: boolean }) {
  const t = await getTranslations('userInvitations.closed')
  return (
    <MessagePage
      icon={state === 'EXPIRED' ? 'clock' : 'info'}
      title={t(`${state}.title`)}
      actions={
        <ButtonLink href={signedIn ? '/' : '/sign-in'}>{t(signedIn ? 'dashboard' : 'signIn')}</ButtonLink>
      }
    >
      <p>{t(`${state}.text`)}</p>
    </MessagePage>
  )
}
