import { getTranslations } from '@/lib/i18n/translations'
import { signOutAction } from '@/app/[locale]/(auth)/sign-out/actions'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import type { Actor } from '@/lib/access/actor'

const HOMES: Readonly<Record<string, string>> = {
  UNVERIFIED: '/verify-email',
  STAFF: '/admin',
  STAFF_PENDING: '/staff/sign-in/code',
}

/** The link was opened by somebody who is signed in: nothing is mixed up, they sign out first. */
export async function OtherUser({ actor }: { actor: Extract<Actor, { userId: string }> }) {
  const t = await getTranslations('userInvitations.other')
  return (
    <AuthPanel title={t('title')}>
      <ActionForm action={signOutAction} guard={false} leaves>
        <p>
          {t.rich('text', {
            name: () => <bdi>{`${actor.firstName} ${actor.lastName}`}</bdi>,
            email: () => <Ltr>{actor.email}</Ltr>,
          })}
        </p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('signOut')}</SubmitButton>
          <ButtonLink href={HOMES[actor.kind] ?? '/dashboard'} variant="secondary">
            {t('stay')}
          </ButtonLink>
        </div>
      </ActionForm>
    </AuthPanel>
  )
}
