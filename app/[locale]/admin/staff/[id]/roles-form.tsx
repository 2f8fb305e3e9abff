import { ActionForm } from '@/components/forms/action-form'
import { CheckboxGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { StaffRole } from '@/lib/db/generated/enums'
import { getTranslations } from '@/lib/i18n/translations'
import type { StaffDetail } from '@/lib/staff/staff-queries'
import { propose } from '../actions'

/** Other roles are proposed here; they hold when another administrator has confirmed them. */
export async function RolesForm({ row }: { row: StaffDetail }) {
  const [t, role] = await Promise.all([getTranslations('office.staff'), getTranslations('shell.role')])
  return (
    <Card id="roles" title={t('changeRoles')}>
      <ActionForm
        action={propose}
        initial={await initialFormState('staff.propose-roles', { userId: row.id })}
        idPrefix="propose"
        className="grid max-w-2xl gap-4"
        label={t('changeRoles')}
      >
        <p className="text-ink-2">{t('changeRolesText')}</p>
        <input type="hidden" name="userId" value={row.id} />
        <input type="hidden" name="seen" value={row.roles.join(' ')} />
        <CheckboxGroup
          name="roles"
          label={t('labels.roles')}
          required
          defaultValue={row.roles}
          options={Object.values(StaffRole).map((value) => ({ value, label: role(value) }))}
        />
        <TextArea name="reason" label={t('labels.reason')} hint={t('reasonHint')} required rows={3} />
        <div>
          <SubmitButton>{t('propose')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
