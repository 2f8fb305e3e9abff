import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { findAccount } from '@/lib/account-admin/find-account'
import { requirePermission } from '@/lib/access/require'
import { findLastSuspensionEvent } from '@/lib/auth/find-suspension'
import { SUSPENSION_CAUSES } from '@/lib/auth/suspension-causes'
import { db } from '@/lib/db/client'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { suspend } from '../../actions'
import { accountHref } from '../../hrefs'
import { companyName } from '../../names'
import { SuspensionForm } from '../../suspension-form'

type Props = { params: Promise<{ account: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.accounts.suspend'))('action') }
}

/** Says what happens before an account is suspended, and asks for the reason. */
export default async function SuspendAccountPage({ params }: Props) {
  const actor = await requirePermission('accounts.oversee')
  const [{ account: id }, t, locale] = await Promise.all([
    params,
    getTranslations('office.accounts.suspend'),
    getLocale(),
  ])
  const account = await findAccount(actor, id)
  if (!account) notFound()
  if (account.state === 'SUSPENDED') redirect(`/${locale}${accountHref(id)}`)
  const last = await findLastSuspensionEvent(db, { accountId: id })
  const name = () => <bdi>{companyName(account, locale, account.userName)}</bdi>
  return (
    <ConfirmPage
      title={t.rich('title', { name })}
      consequences={[
        t('signIn'),
        t('payments'),
        t('running', { count: account.running }),
        t('requests'),
        t('told'),
        t('back'),
      ]}
    >
      <SuspensionForm
        actor={actor}
        action={suspend}
        name="accounts.suspend"
        accountId={id}
        seen={last?.id ?? ''}
        causes={SUSPENSION_CAUSES}
        label={t('action')}
        danger
      />
    </ConfirmPage>
  )
}
