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
import { heldBy, type AttemptRow, type PaymentDetails } from '@/lib/payments/details-query'
import { abandonAction } from '../actions'

/** Somebody is at KNET with it, or left without a result: wait, or say that it was not finished. KNET is asked before anything is given up. */
async function BeingPaid({ attempt }: { attempt: AttemptRow }) {
  const t = await getTranslations('payments.now')
  const time = () => <Ltr>{formatTime(new Date(attempt.startedAt))}</Ltr>
  if (!attempt.mine) return <Banner tone="info" title={t('heldTitle')}>{t.rich('heldOther', { time })}</Banner>
  return (
    <Banner tone="info" title={t('heldTitle')}>
      <p>{t.rich('held', { who: () => <bdi>{attempt.startedBy}</bdi>, time })}</p>
      <ActionForm action={abandonAction} className="mt-3 flex flex-wrap gap-3" idPrefix="abandon">
        <input type="hidden" name="attemptId" value={attempt.id} />
        {attempt.returnToken && <ButtonLink href={`/payments/return/${attempt.returnToken}`} size="sm">{t('follow')}</ButtonLink>}
        <SubmitButton variant="secondary" size="sm">{t('abandon')}</SubmitButton>
      </ActionForm>
    </Banner>
  )
}

/** What the reader must know before the data: why it cannot be paid, or what changed. Nothing when it is simply due. */
export async function WhatNow({ payment, mayPay, locale }: { payment: PaymentDetails; mayPay: boolean; locale: string }): Promise<ReactNode> {
  const t = await getTranslations('payments.now')
  const held = heldBy(payment)
  const { state, replacedBy } = payment
  // Money that finance looks at holds its requests too: that is not a payment to be given up.
  if (payment.attempts.some((attempt) => attempt.state === 'REVIEW')) return <Banner tone="warn">{t('review')}</Banner>
  if (held && mayPay) return <BeingPaid attempt={held} />
  if (state === 'REJECTED') {
    const reason = payment.events.findLast(({ kind }) => kind === 'REJECTED')?.reason
    return <Banner tone="stopped" title={t(payment.own ? 'REJECTED' : 'REJECTED_broker')}>{reason && t.rich('rejectedReason', { reason: () => <bdi className="whitespace-pre-line">{reason}</bdi> })}</Banner>
  }
  if (state === 'WITHDRAWN') {
    return (
      <Banner tone="stopped" title={t('WITHDRAWN')}>
        {replacedBy && t.rich('replaced', { number: () => <Link href={`/payments/${replacedBy.id}`} className="text-primary underline underline-offset-4"><Ltr>{replacedBy.number}</Ltr></Link> })}
      </Banner>
    )
  }
  if (state === 'EXPIRED') return <Banner tone="stopped">{t('EXPIRED')}</Banner>
  if (state === 'SUCCESSFUL') return <Banner tone="success">{t('SUCCESSFUL')}</Banner>
  const changed = payment.events.findLastIndex(({ kind }) => kind === 'CHANGED')
  if (changed > 0) {
    const money = (fils: number) => () => <Money fils={fils} locale={locale} />
    return <Banner tone="warn">{t.rich('changed', { before: money(payment.events[changed - 1]!.amountFils), after: money(payment.events[changed]!.amountFils) })}</Banner>
  }
  return payment.own ? null : <Banner tone="info">{t('brokerDue')}</Banner>
}
