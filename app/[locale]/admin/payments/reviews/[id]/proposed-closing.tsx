import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { initialFormState } from '@/lib/actions/saved-form'
import type { ClosingRow } from '@/lib/payments/closing-queries'
import { confirm, declineProposal } from '../../actions'

/** A closing that one officer proposed: what he found, and the other officer's decision. */
export async function ProposedClosing({ closing, actor }: { closing: ClosingRow; actor: Actor }) {
  const t = await getTranslations('office.payments')
  const initial = await initialFormState('finance.decline-closing', { closingId: closing.id })
  const own = closing.proposedById === staffOf(actor).userId
  const about = (
    <>
      <input type="hidden" name="closingId" value={closing.id} />
      <input type="hidden" name="version" value={closing.version} />
    </>
  )
  return (
    <Card id="proposed" title={t('closing.title')}>
      <div className="grid gap-5">
        <DescriptionList
          items={[
            { key: 'outcome', term: t('review.outcome'), value: t(`review.outcomes.${closing.outcome}`) },
            { key: 'words', term: t('review.resolution'), value: <bdi>{closing.resolution}</bdi> },
            {
              key: 'knet',
              term: t('closing.knetAnswer'),
              value: <Ltr className="break-all">{closing.knetAnswer}</Ltr>,
            },
            {
              key: 'by',
              term: t('closing.proposedBy'),
              value: (
                <>
                  <bdi>{closing.proposedByName}</bdi>, <DateTime at={closing.proposedAt} />
                </>
              ),
            },
          ]}
        />
        {!can(actor, 'payments.decide') ? (
          <Banner>{t('review.readOnly')}</Banner>
        ) : (
          <>
            {own ? (
              <Banner>{t('closing.own')}</Banner>
            ) : (
              <ActionForm
                action={confirm}
                idPrefix="confirm"
                className="grid gap-3"
                label={t('closing.confirm')}
              >
                {about}
                <p>{t('closing.confirmText')}</p>
                <div>
                  <SubmitButton>{t('closing.confirm')}</SubmitButton>
                </div>
              </ActionForm>
            )}
            <ActionForm
              action={declineProposal}
              initial={initial}
              idPrefix="decline"
              className="grid gap-3"
              label={t(own ? 'closing.takeBack' : 'closing.decline')}
            >
              {about}
              <TextArea name="reason" label={t('refund.declineReason')} required rows={3} />
              <div>
                <SubmitButton variant="danger">
                  {t(own ? 'closing.takeBack' : 'closing.decline')}
                </SubmitButton>
              </div>
            </ActionForm>
          </>
        )}
      </div>
    </Card>
  )
}
