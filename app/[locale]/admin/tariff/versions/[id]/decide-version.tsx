import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { initialFormState } from '@/lib/actions/saved-form'
import { formatDay } from '@/lib/core/day'
import { isolate } from '@/lib/i18n/format'
import type { VersionRow } from '@/lib/tariff/import/versions-query'
import { discard, publish, rollBack } from '../../actions'

/** A draft is published or discarded; a published version is rolled back, for a reason. */
export async function DecideVersion({ version }: { version: VersionRow }) {
  const t = await getTranslations('tariffAdmin.version')
  const labels = await getTranslations('tariffAdmin.labels')
  const about = (
    <>
      <input type="hidden" name="versionId" value={version.id} />
      <input type="hidden" name="version" value={version.version} />
    </>
  )
  if (version.state === 'DRAFT') {
    return (
      <Card id="decide" title={t('publishTitle')}>
        <p className="mb-4">{t('publishText', { day: isolate(formatDay(version.effectiveOn)) })}</p>
        <div className="flex flex-wrap gap-3">
          <ActionForm action={publish} idPrefix="publish" label={t('publishTitle')}>
            {about}
            <SubmitButton>{t('publish')}</SubmitButton>
          </ActionForm>
          <ActionForm action={discard} idPrefix="discard" label={t('discard')}>
            {about}
            <SubmitButton variant="secondary">{t('discard')}</SubmitButton>
          </ActionForm>
        </div>
      </Card>
    )
  }
  if (version.state !== 'PUBLISHED') return null
  return (
    <Card id="decide" title={t('rollBackTitle')}>
      <ActionForm
        action={rollBack}
        initial={await initialFormState('tariff.roll-back', { versionId: version.id })}
        idPrefix="roll-back"
        className="grid max-w-2xl gap-4"
        label={t('rollBackTitle')}
      >
        <p>{t('rollBackText')}</p>
        {about}
        <TextArea name="reason" label={labels('reason')} required rows={3} />
        <div>
          <SubmitButton variant="danger">{t('rollBack')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
