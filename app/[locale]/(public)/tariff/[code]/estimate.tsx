import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { FieldError } from '@/components/forms/field'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { percent } from '@/lib/tariff/duty-label'
import { isProhibited, rateOf, readEstimate, type EstimateField } from '@/lib/tariff/estimate'
import type { NationalLine } from '@/lib/tariff/lines-query'
import type { TariffParams } from '../hrefs'

/** What would be paid for a shipment: an estimate, by a plain form in the address. */
export async function Estimate({ line, params }: { line: NationalLine; params: TariffParams }) {
  const [t, form, locale] = await Promise.all([
    getTranslations('tariff.estimate'),
    getTranslations('common.form'),
    getLocale(),
  ])
  const rate = rateOf(line)
  if (rate === undefined) {
    const duty = line.dutyKind === 'COMPOUND' ? 'compound' : 'unknown'
    return (
      <Card id="estimate" title={t('title')}>
        <p>{t(isProhibited(line) ? 'prohibited' : duty)}</p>
      </Card>
    )
  }
  const { typed, faults, estimate } = readEstimate(params, rate)
  const field = (name: EstimateField) => (
    <div key={name} className="grid content-start gap-1.5">
      <label htmlFor={`estimate-${name}`} className="font-semibold">
        <span>{t(name)}</span>
        {name !== 'value' && <span className="font-normal text-ink-2"> {form('optional')}</span>}
      </label>
      <FieldError id={`estimate-${name}-error`} word={form('errorWord')}>
        {faults[name] && t(`faults.${faults[name]}`)}
      </FieldError>
      <input
        id={`estimate-${name}`}
        name={name}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        required={name === 'value'}
        defaultValue={typed[name]}
        className="field-box"
        aria-invalid={faults[name] ? true : undefined}
        aria-describedby={faults[name] ? `estimate-${name}-error` : undefined}
      />
    </div>
  )
  return (
    <Card id="estimate" title={t('title')}>
      <form method="get" action="#estimate" className="grid gap-4" aria-label={t('title')}>
        <p className="text-ink-2">{t('lead')}</p>
        <div className="grid gap-4 sm:grid-cols-3">
          {(['value', 'freight', 'insurance'] as const).map(field)}
        </div>
        <div>
          <Button type="submit" variant="secondary">
            {t('submit')}
          </Button>
        </div>
      </form>
      {estimate && (
        <div className="mt-5 grid gap-3" role="status">
          <DescriptionList
            items={[
              { key: 'cif', term: t('cif'), value: <Money fils={estimate.cif} locale={locale} /> },
              { key: 'rate', term: t('rate'), value: <Ltr>{percent(rate)}</Ltr> },
              {
                key: 'duty',
                term: t('duty'),
                value: (
                  <strong>
                    <Money fils={estimate.duty} locale={locale} />
                  </strong>
                ),
                highlight: true,
              },
              { key: 'total', term: t('total'), value: <Money fils={estimate.total} locale={locale} /> },
            ]}
          />
          <Banner tone="info">{t('only')}</Banner>
        </div>
      )}
    </Card>
  )
}
