import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextField } from '@/components/forms/text-field'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/data-table'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { formatFils } from '@/lib/core/money'
import { MAX_FILS } from '@/lib/knet/amount'
import type { BasketRow } from '@/lib/payments/basket-query'
import { payAction } from './actions'

type Props = {
  rows: BasketRow[]
  /** Chosen, and no longer due. */ left?: BasketRow[]
  email: string
  back: string
}

/**
 * Guide §5.4: what is about to be paid, where the receipt goes, «استمرار» or not. The versions shown travel
 * with the form.
 */
export async function ConfirmPayment({ rows, left = [], email, back }: Props) {
  const [t, payments, locale] = await Promise.all([
    getTranslations('payments.confirm'),
    getTranslations('payments'),
    getLocale(),
  ])
  const account = rows[0]!.customsAccount
  const total = rows.reduce((sum, row) => sum + row.amountFils, 0)
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
      <p className="mt-1 mb-6 text-ink-2">{t('lead', { count: rows.length })}</p>
      <div className="grid gap-5">
        {left.length > 0 && (
          <Banner tone="warn" title={payments('basket.left')}>
            {left.map((row) => (
              <Ltr key={row.id} className="block">
                {row.number}
              </Ltr>
            ))}
          </Banner>
        )}
        <Card
          title={t('summary')}
          id="summary"
          flush
          aside={
            <span className="text-ink-2">
              {t('account')}: <bdi>{locale === 'ar' ? account.nameAr : account.nameEn}</bdi>
            </span>
          }
        >
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            caption={t('summary')}
            columns={[
              {
                key: 'number',
                header: payments('columns.number'),
                rowHeader: true,
                tight: true,
                cell: (row) => <Ltr>{row.number}</Ltr>,
              },
              {
                key: 'papers',
                header: payments('details.temporary'),
                tight: true,
                cell: (row) => (
                  <Ltr>{row.declaration?.temporaryNumber ?? row.deliveryOrder?.number ?? '—'}</Ltr>
                ),
              },
              {
                key: 'type',
                header: payments('columns.type'),
                tight: true,
                cell: (row) => payments(`types.${row.type}`),
              },
              {
                key: 'amount',
                header: payments('columns.amount'),
                tight: true,
                end: true,
                cell: (row) => <Ltr>{formatFils(row.amountFils)}</Ltr>,
              },
            ]}
          />
          <p className="flex flex-wrap items-baseline justify-between gap-3 border-t border-line bg-sunken px-4 py-4 sm:px-6">
            <span className="font-semibold">{t('total')}</span>
            <span className="text-2xl font-semibold">
              <Money fils={total} locale={locale} />
            </span>
          </p>
        </Card>
        {total > MAX_FILS ? (
          <Banner
            tone="warn"
            action={
              <ButtonLink href={back} variant="secondary">
                {t('cancel')}
              </ButtonLink>
            }
          >
            {t.rich('tooLarge', { amount: () => <Money fils={MAX_FILS} locale={locale} /> })}
          </Banner>
        ) : (
          <Card>
            <ActionForm action={payAction}>
              <FormLegend />
              {rows.map((row) => (
                <input key={row.id} type="hidden" name="request" value={`${row.id}:${row.version}`} />
              ))}
              <TextField
                name="email"
                kind="email"
                label={t('email')}
                hint={t('emailHint')}
                defaultValue={email}
                required
              />
              <RadioGroup
                name="language"
                label={t('language')}
                required
                inline
                defaultValue={locale}
                options={(['ar', 'en'] as const).map((value) => ({
                  value,
                  label: t(`languages.${value}`),
                  lang: value,
                }))}
              />
              <p className="flex items-start gap-2 text-sm text-ink-2">
                <Icon name="shield" size={18} className="mt-1 flex-none" />
                {t('next')}
              </p>
              <div className="flex flex-wrap gap-3">
                <SubmitButton size="lg" trailing="next" busyLabel={t('busy')}>
                  {t('continue')}
                </SubmitButton>
                <ButtonLink href={back} variant="secondary" size="lg">
                  {t('cancel')}
                </ButtonLink>
              </div>
            </ActionForm>
          </Card>
        )}
      </div>
    </div>
  )
}
