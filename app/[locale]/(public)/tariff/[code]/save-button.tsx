import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { remove, save } from '../../../(portal)/services/tariff/actions'

/** Saves the code for the reader, or takes it out again. Only for who may save. */
export async function SaveButton({ code, saved }: { code: string; saved: boolean }) {
  const t = await getTranslations('tariff.mine')
  return (
    <ActionForm action={saved ? remove : save} idPrefix="save" label={t(saved ? 'remove' : 'save')}>
      <input type="hidden" name="code" value={code} />
      <SubmitButton variant="secondary">{t(saved ? 'remove' : 'save')}</SubmitButton>
    </ActionForm>
  )
}
