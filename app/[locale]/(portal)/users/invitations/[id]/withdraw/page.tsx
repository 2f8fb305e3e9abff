import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { requirePermission } from '@/lib/access/require'
import { now } from '@/lib/core/clock'
import { findInvitationRow } from '@/lib/users/invitations/queries'
import { withdrawInvitationAction } from '../../actions'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userInvitations.withdraw'))('confirm') }
}

/** Asks again before an invitation is withdrawn. One that has ended is shown in the list, as it stands. */
export default async function WithdrawInvitationPage({ params }: Props) {
  const actor = await requirePermission('users.manage')
  const row = await findInvitationRow(actor, (await params).id, await now())
  if (!row) notFound()
  if (row.state === 'ACCEPTED' || row.state === 'WITHDRAWN')
    redirect(`/${await getLocale()}/users/invitations`)
  const t = await getTranslations('userInvitations.withdraw')
  return (
    <ConfirmPage
      title={t.rich('title', { name: () => <bdi>{row.name ?? row.email}</bdi> })}
      consequences={[t('link'), t('erased'), t('again')]}
    >
      <ActionForm action={withdrawInvitationAction} className="flex flex-wrap gap-3">
        <input type="hidden" name="invitationId" value={row.id} />
        <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
        <ButtonLink href="/users/invitations" variant="secondary">
          {t('keep')}
        </ButtonLink>
      </ActionForm>
    </ConfirmPage>
  )
}
