import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { formatDay } from '@/lib/core/day'
import { PaymentRequestState, PaymentType } from '@/lib/db/generated/enums'
import { plainFils } from '@/lib/core/money'
import type { PaymentFilter } from '@/lib/payments/list-filter'

type FieldProps = {
  name: string
  label: string
  hint?: string
  fault?: string
  children: (attributes: {
    id: string
    name: string
    'aria-describedby'?: string
    'aria-invalid'?: true
  }) => ReactNode
}

function SearchField({ name, label, hint, fault, children }: FieldProps) {
  const id = `search-${name}`
  const told = fault ?? hint
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {told && (
        <p id={`${id}-hint`} className={`text-sm ${fault ? 'font-semibold text-stopped' : 'text-ink-2'}`}>
          {told}
        </p>
      )}
      {/* eslint-disable-next-line portal/text-beside -- always elements */}
      {children({
        id,
        name,
        ...(told && { 'aria-describedby': `${id}-hint` }),
        ...(fault && { 'aria-invalid': true as const }),
      })}
    </div>
  )
}

/**
 * The search of guide §5: one box for every number, the rest behind a disclosure that stays open while it
 * narrows.
 */
export async function PaymentSearch({ filter, narrowed }: { filter: PaymentFilter; narrowed: boolean }) {
  const [t, states, types, common] = await Promise.all([
    getTranslations('payments.search'),
    getTranslations('payments.states'),
    getTranslations('payments.types'),
    getTranslations('common'),
  ])
  const { company, type, state, amountFils, from, to, faults } = filter
  const fault = (name: 'amount' | 'from' | 'to') =>
    faults[name] === undefined ? undefined : t(`faults.${name}`)
  const open = Boolean(company || type || state || amountFils || from || to || Object.keys(faults).length > 0)
  const options = (names: readonly string[], word: (name: never) => string) =>
    names.map((name) => (
      <option key={name} value={name}>
        {word(name as never)}
      </option>
    ))
  return (
    <form method="get" role="search" aria-label={t('name')} className="no-print grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <SearchField name="q" label={t('text')} hint={t('textHint')}>
            {(attributes) => (
              <input
                {...attributes}
                type="search"
                dir="auto"
                autoComplete="off"
                spellCheck={false}
                defaultValue={filter.text}
                className="field-box"
              />
            )}
          </SearchField>
        </div>
        <Button type="submit" icon="search">
          {common('search')}
        </Button>
        {narrowed && (
          <ButtonLink href="/payments" variant="quiet">
            {t('clear')}
          </ButtonLink>
        )}
      </div>
      <details open={open} className="rounded-card border border-line bg-surface">
        <summary className="flex cursor-pointer items-center gap-2 px-4 py-2.5 text-primary">
          <Icon name="filter" size={18} />
          {t('more')}
        </summary>
        <div className="grid gap-4 px-4 pt-1 pb-4 sm:grid-cols-2 lg:grid-cols-3">
          <SearchField name="state" label={t('state')}>
            {(attributes) => (
              <select {...attributes} defaultValue={state ?? ''} className="field-box">
                <option value="">{t('any')}</option>
                {options(Object.values(PaymentRequestState), states)}
              </select>
            )}
          </SearchField>
          <SearchField name="type" label={t('type')}>
            {(attributes) => (
              <select {...attributes} defaultValue={type ?? ''} className="field-box">
                <option value="">{t('any')}</option>
                {options(Object.values(PaymentType), types)}
              </select>
            )}
          </SearchField>
          <SearchField name="amount" label={t('amount')} fault={fault('amount')}>
            {(attributes) => (
              <input
                {...attributes}
                dir="ltr"
                inputMode="decimal"
                autoComplete="off"
                defaultValue={faults.amount ?? (amountFils && plainFils(amountFils))}
                className="field-box"
              />
            )}
          </SearchField>
          <SearchField name="from" label={t('from')} fault={fault('from')}>
            {(attributes) => (
              <input
                {...attributes}
                dir="ltr"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={faults.from ?? (from && formatDay(from))}
                className="field-box"
              />
            )}
          </SearchField>
          <SearchField name="to" label={t('to')} fault={fault('to')}>
            {(attributes) => (
              <input
                {...attributes}
                dir="ltr"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={faults.to ?? (to && formatDay(to))}
                className="field-box"
              />
            )}
          </SearchField>
          <SearchField name="company" label={t('company')} hint={t('companyHint')}>
            {(attributes) => (
              <input
                {...attributes}
                dir="auto"
                autoComplete="off"
                defaultValue={company}
                className="field-box"
              />
            )}
          </SearchField>
        </div>
      </details>
    </form>
  )
}
