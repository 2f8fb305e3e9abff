import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Money } from '@/components/ui/money'
import { formatTime } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { MAX_FILS } from '@/lib/knet/amount'
import { heldBy, inReview, paidBy, type AttemptRow, type PaymentDetails } from '@/lib/payments/details-query'
import { fitsKnet, isOpen } from '@/lib/payments/payable'
import { reviewCase } from '@/lib/payments/review-case'
import { abandonAction } from '../actions'

/**
 * Somebody is at KNET with it, or left without a result: wait, or say that it was not finished. KNET is asked
 * before anything is given up.
 */
async function BeingPaid({ attempt }: { attempt: AttemptRow }) {
  const t = await getTranslations('payments.now')
  const time = () => <Ltr>{formatTime(new Date(attempt.startedAt))}</Ltr>
  if (!attempt.mine)
    return (
      <Banner tone="info" title={t('heldTitle')}>
        {t.rich('heldOther', { time })}
      </Banner>
    )
  return (
    <Banner tone="info" title={t('heldTitle')}>
      <p>{t.rich('held', { who: () => <bdi>{attempt.startedBy}</bdi>, time })}</p>
      <ActionForm action={abandonAction} className="mt-3 flex flex-wrap gap-3" idPrefix="abandon">
        <input type="hidden" name="attemptId" value={attempt.id} />
        {attempt.returnToken && (
          <ButtonLink href={`/payments/return/${attempt.returnToken}`} size="sm">
            {t('follow')}
          </ButtonLink>
        )}
        <SubmitButton variant="secondary" size="sm">
          {t('abandon')}
        </SubmitButton>
      </ActionForm>
    </Banner>
  )
}

/** Money that finance looks at, in the words of its case. */
async function InReview({
  payment,
  found,
}: {
  payment: PaymentDetails
  found: NonNullable<ReturnType<typeof inReview>>
}) {
  const t = await getTranslations('payments.review')
  if (!payment.own) return <Banner tone="info">{t('broker')}</Banner>
  return (
    <Banner tone={payment.state === 'SUCCESSFUL' ? 'info' : 'warn'}>
      {t(reviewCase(found.review, payment.id, payment))}
    </Banner>
  )
}

/** It was paid, and what of the money went back since. */
async function Paid({ payment, locale }: { payment: PaymentDetails; locale: string }) {
  const [t, paid] = [await getTranslations('payments.now'), paidBy(payment)]
  if (paid && paid.refundedFils >= paid.amountFils) return <Banner tone="info">{t('REFUNDED')}</Banner>
  if (paid && paid.refundedFils > 0)
    return (
      <Banner tone="info">
        {t.rich('PARTLY_REFUNDED', { amount: () => <Money fils={paid.refundedFils} locale={locale} /> })}
      </Banner>
    )
  return (
    <Banner tone="success">{t(payment.own && payment.broker ? 'SUCCESSFUL' : 'SUCCESSFUL_plain')}</Banner>
  )
}

type Props = { payment: PaymentDetails; mayPay: boolean; locale: string; at: Date }

async function Standing({ payment, mayPay, locale, at }: Props): Promise<ReactNode> {
  const t = await getTranslations('payments.now')
  const held = heldBy(payment)
  const { state, replacedBy } = payment
  // Money that finance looks at holds its requests too: that is not a payment to be given up.
  if (held && held.state !== 'REVIEW' && mayPay) return <BeingPaid attempt={held} />
  if (state === 'REJECTED') {
    const reason = payment.events.findLast(({ kind }) => kind === 'REJECTED')?.reason
    return (
      <Banner tone="stopped" title={t(payment.own ? 'REJECTED' : 'REJECTED_broker')}>
        {reason &&
          t.rich('rejectedReason', { reason: () => <bdi className="whitespace-pre-line">{reason}</bdi> })}
      </Banner>
    )
  }
  if (state === 'WITHDRAWN') {
    return (
      <Banner tone="stopped" title={t('WITHDRAWN')}>
        {replacedBy &&
          t.rich('replaced', {
            number: () => (
              <Link href={`/payments/${replacedBy.id}`} className="text-primary underline underline-offset-4">
                <Ltr>{replacedBy.number}</Ltr>
              </Link>
            ),
          })}
      </Banner>
    )
  }
  if (state === 'EXPIRED') return <Banner tone="stopped">{t('EXPIRED')}</Banner>
  if (state === 'SUCCESSFUL') return <Paid payment={payment} locale={locale} />
  if (held) return null
  if (mayPay && isOpen({ ...payment, held: false }, at) && !fitsKnet(payment))
    return (
      <Banner tone="warn">
        {t.rich('tooLarge', { amount: () => <Money fils={MAX_FILS} locale={locale} /> })}
      </Banner>
    )
  if (payment.events.at(-1)?.kind === 'PAYMENT_REVERSED') return <Banner tone="warn">{t('reversed')}</Banner>
  const changed = payment.events.findLastIndex(({ kind }) => kind === 'CHANGED')
  if (changed > 0) {
    const money = (fils: number) => () => <Money fils={fils} locale={locale} />
    return (
      <Banner tone="warn">
        {t.rich('changed', {
          before: money(payment.events[changed - 1]!.amountFils),
          after: money(payment.events[changed]!.amountFils),
        })}
      </Banner>
    )
  }
  return payment.own ? null : <Banner tone="info">{t('brokerDue')}</Banner>
}

/**
 * What the reader must know before the data: money in review, why it cannot be paid, what changed. Nothing
 * when it is simply due.
 */
export async function WhatNow(props: Props): Promise<ReactNode> {
  const found = inReview(props.payment)
  return (
    <>
      {found && <InReview payment={props.payment} found={found} />}
      <Standing {...props} />
    </>
  )
}
