import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { Checkbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Link } from '@/lib/i18n/link'
import type { OpenJoin } from '@/lib/users/invitations/find-join'
import { joinAccountAction } from './actions'

/** The terms, and «موافق»: the user exists from then on. */
export async function TermsStep({ join, token }: { join: OpenJoin; token: string }) {
  const t = await getTranslations('userInvitations.join')
  return (
    <ActionForm action={joinAccountAction} guard={false}>
      <p>{t('termsLead')}</p>
      {join.step === 'MOBILE' && <Banner>{t('mobileLater')}</Banner>}
      <input type="hidden" name="token" value={token} />
      <Checkbox
        name="terms"
        required
        label={t.rich('terms', {
          link: (text) => (
            <Link href="/terms" className="text-primary underline underline-offset-4" target="_blank">
              {text}
            </Link>
          ),
        })}
      />
      <div>
        <SubmitButton size="lg">{t('accept')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
