import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { getTranslations } from '@/lib/i18n/translations'
import type { StaffDetail } from '@/lib/staff/staff-queries'
import { reinstate, sendAgain, suspend } from '../actions'

/** Takes the access of a member of staff away or gives it back, for a reason; sends an invitation again. */
export async function SuspendForm({ row }: { row: StaffDetail }) {
  const t = await getTranslations('office.staff')
  const suspended = row.state === 'SUSPENDED'
  const name = suspended ? 'reinstate' : 'suspend'
  return (
    <Card id="access" title={t('access')}>
      <div className="grid max-w-2xl gap-6">
        {row.state === 'PENDING' && row.roles.length > 0 && (
          <ActionForm action={sendAgain} idPrefix="again" className="grid gap-3" label={t('sendAgain')}>
            <p>{t('sendAgainText')}</p>
            <input type="hidden" name="userId" value={row.id} />
            <div>
              <SubmitButton variant="secondary">{t('sendAgain')}</SubmitButton>
            </div>
          </ActionForm>
        )}
        <ActionForm
          key={name}
          action={suspended ? reinstate : suspend}
          initial={await initialFormState(`staff.${name}`, { userId: row.id })}
          idPrefix={name}
          className="grid gap-4"
          label={t(name)}
        >
          <p>{t(`${name}Text`)}</p>
          <input type="hidden" name="userId" value={row.id} />
          <TextArea name="reason" label={t('labels.reason')} hint={t('reasonHint')} required rows={3} />
          <div>
            <SubmitButton variant={suspended ? 'primary' : 'danger'}>{t(name)}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  )
}
