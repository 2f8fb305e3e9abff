import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { initialFormState } from '@/lib/actions/saved-form'
import type { Settlement } from '@/lib/payments/settlement'
import { readReport } from '../actions'

/** KNET's own report of the day beside our sums, and the form that reads it. */
export async function KnetReport({
  settlement: { day, report },
  locale,
  reads,
}: {
  settlement: Settlement
  locale: string
  reads: boolean
}) {
  const t = await getTranslations('office.payments.settlement.report')
  const initial = await initialFormState('finance.read-report', { day })
  return (
    <Card id="report" title={t('title')}>
      <div className="grid gap-5">
        {report ? (
          <DescriptionList
            items={[
              {
                key: 'captured',
                term: t('captured'),
                value: (
                  <>
                    <Money fils={report.capturedFils} locale={locale} /> (<Ltr>{report.captures}</Ltr>)
                  </>
                ),
              },
              {
                key: 'refunded',
                term: t('refunded'),
                value: (
                  <>
                    <Money fils={report.refundedFils} locale={locale} /> (<Ltr>{report.refunds}</Ltr>)
                  </>
                ),
              },
              { key: 'read', term: t('read'), value: <DateTime at={report.importedAt} /> },
            ]}
          />
        ) : (
          <p className="text-ink-2">{t('none')}</p>
        )}
        {reads && (
          <ActionForm
            action={readReport}
            initial={initial}
            idPrefix="report"
            className="no-print grid gap-4"
            label={t('submit')}
          >
            <input type="hidden" name="day" value={day} />
            <TextArea name="report" label={t('label')} hint={t('hint')} required rows={5} />
            <div>
              <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
