import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { AuthPanel } from '@/components/auth/auth-panel'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { safeNext } from '@/lib/auth/next-path'
import { findShownCodes } from '@/lib/auth/recovery-codes'
import { now } from '@/lib/core/clock'
import { codesSavedAction } from './actions'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.staff'))('recoveryTitle') }
}

export default async function RecoveryCodesPage({ searchParams }: Props) {
  const actor = signedIn(await requirePermission('office.use'))
  const next = safeNext((await searchParams).next)
  const codes = await findShownCodes(actor.userId, await now())
  const t = await getTranslations('auth.staff')
  if (codes.length === 0) {
    return (
      <AuthPanel title={t('recoveryGone')}>
        <p className="mb-5">{t('recoveryGoneText')}</p>
        <ButtonLink href={next ?? '/admin'}>{t('toOffice')}</ButtonLink>
      </AuthPanel>
    )
  }
  return (
    <AuthPanel title={t('recoveryTitle')} lead={t('recoveryLead')}>
      <ol className="mb-6 grid gap-x-8 gap-y-2 text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="font-semibold tabular-nums">
            <Ltr>{code}</Ltr>
          </li>
        ))}
      </ol>
      <ActionForm action={codesSavedAction} guard={false}>
        {next && <input type="hidden" name="next" value={next} />}
        <SubmitButton>{t('recoverySaved')}</SubmitButton>
      </ActionForm>
    </AuthPanel>
  )
}
