import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { signOutAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.signOut'))('title') }
}

const HOMES: Partial<Record<Actor['kind'], string>> = { STAFF: '/admin', VISITOR: '/' }

/** Where the link «خروج» leads: a link alone must not sign anybody out. */
export default async function SignOutPage() {
  const actor = await requirePermission('session.end')
  const t = await getTranslations('auth.signOut')
  const home = HOMES[actor.kind] ?? '/dashboard'
  return (
    <AuthPanel title={t('title')}>
      <ActionForm action={signOutAction} guard={false}>
        <p>{t('question')}</p>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('submit')}</SubmitButton>
          <ButtonLink href={home} variant="secondary">
            {t('stay')}
          </ButtonLink>
        </div>
      </ActionForm>
    </AuthPanel>
  )
}
