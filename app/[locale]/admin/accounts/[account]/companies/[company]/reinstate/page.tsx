import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { findAccountCompany } from '@/lib/account-admin/find-account'
import { requirePermission } from '@/lib/access/require'
import { findLastSuspensionEvent } from '@/lib/auth/find-suspension'
import { REINSTATEMENT_CAUSES } from '@/lib/auth/suspension-causes'
import { db } from '@/lib/db/client'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { reinstateOneCompany } from '../../../../actions'
import { accountHref } from '../../../../hrefs'
import { companyName } from '../../../../names'
import { SuspensionForm } from '../../../../suspension-form'

type Props = { params: Promise<{ account: string; company: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.accounts.reinstateCompany'))('action') }
}

/** Says what comes back before a company is reinstated, and asks for the reason. */
export default async function ReinstateCompanyPage({ params }: Props) {
  const actor = await requirePermission('accounts.oversee')
  const [{ account: id, company: companyId }, t, locale] = await Promise.all([
    params,
    getTranslations('office.accounts.reinstateCompany'),
    getLocale(),
  ])
  const company = await findAccountCompany(actor, id, companyId)
  if (!company) notFound()
  if (company.state === 'ACTIVE') redirect(`/${locale}${accountHref(id)}`)
  const last = await findLastSuspensionEvent(db, { accountId: id, companyId })
  const name = () => <bdi>{companyName(company, locale, company.number)}</bdi>
  return (
    <ConfirmPage title={t.rich('title', { name })} consequences={[t('work'), t('number'), t('told')]}>
      <SuspensionForm
        actor={actor}
        action={reinstateOneCompany}
        name="accounts.reinstate-company"
        accountId={id}
        companyId={companyId}
        seen={last?.id ?? ''}
        causes={REINSTATEMENT_CAUSES}
        label={t('action')}
      />
    </ConfirmPage>
  )
}
