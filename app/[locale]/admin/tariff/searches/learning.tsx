import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/card'
import { switchLearningFromUse } from '../actions'

/** Whether chosen results lift their goods, and the switch of it. */
export async function Learning({ learns, edits }: { learns: boolean; edits: boolean }) {
  const t = await getTranslations('tariffAdmin.searches')
  return (
    <Card id="learning" title={t('learning')}>
      <div className="grid max-w-3xl gap-4">
        <p>{t(learns ? 'learningOn' : 'learningOff')}</p>
        <p className="text-ink-2">{t('learningText')}</p>
        {edits && (
          <ActionForm action={switchLearningFromUse} idPrefix="learning" label={t('learning')}>
            <input type="hidden" name="learns" value={learns ? 'off' : 'on'} />
            <SubmitButton variant="secondary">{t(learns ? 'stopLearning' : 'startLearning')}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
