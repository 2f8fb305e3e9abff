import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { redirect } from 'next/navigation'
import { AuthPanel } from '@/components/auth/auth-panel'
import { QrPicture } from '@/components/auth/qr-picture'
import { ActionForm } from '@/components/forms/action-form'
import { CodeField } from '@/components/forms/code-field'
import { SubmitButton } from '@/components/forms/submit-button'
import { Ltr } from '@/components/ui/ltr'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { safeNext, withNext } from '@/lib/auth/next-path'
import { qrModules } from '@/lib/auth/qr-modules'
import { totpAddress } from '@/lib/auth/totp'
import { findEnrolment } from '@/lib/auth/totp-enrolment'
import { enrolAction } from './actions'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.staff'))('enrolTitle') }
}

export default async function EnrolPage({ searchParams }: Props) {
  const actor = signedIn(await requirePermission('totp.use'))
  const next = safeNext((await searchParams).next)
  const secret = await findEnrolment(actor.userId)
  if (!secret) redirect(`/${await getLocale()}${withNext('/staff/sign-in/code', next)}`)
  const t = await getTranslations('auth.staff')
  return (
    <AuthPanel title={t('enrolTitle')} lead={t('enrolLead')}>
      <ol className="grid list-decimal gap-6 ps-6">
        <li>
          <p>{t('enrolStep1')}</p>
          <div className="my-3">
            <QrPicture modules={qrModules(totpAddress(secret, actor.email))} label={t('enrolQr')} />
          </div>
          <p className="text-sm text-ink-2">{t('enrolManual')}</p>
          <p className="font-semibold">
            <Ltr>{secret.match(/.{1,4}/g)!.join(' ')}</Ltr>
          </p>
        </li>
        <li>
          <p className="mb-3">{t('enrolStep2')}</p>
          <ActionForm action={enrolAction} guard={false}>
            {next && <input type="hidden" name="next" value={next} />}
            <CodeField name="code" label={t('codeLabel')} />
            <SubmitButton>{t('enrolSubmit')}</SubmitButton>
          </ActionForm>
        </li>
      </ol>
    </AuthPanel>
  )
}
