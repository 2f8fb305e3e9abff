import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { UserForm } from '@/components/users/user-form'
import { findAccountUser } from '@/lib/account-admin/find-account'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { reinstateOneUser } from '../../../../actions'
import { accountHref } from '../../../../hrefs'

type Props = { params: Promise<{ account: string; user: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('office.accounts.reinstateUser'))('action') }
}

/** Says what comes back before a user signs in again, and asks for the reason. */
export default async function ReinstateUserPage({ params }: Props) {
  const actor = await requirePermission('accounts.oversee')
  const [{ account: id, user: userId }, all, t, locale] = await Promise.all([
    params,
    getTranslations('office.accounts'),
    getTranslations('office.accounts.reinstateUser'),
    getLocale(),
  ])
  const user = await findAccountUser(actor, id, userId)
  if (!user) notFound()
  if (user.state !== 'SUSPENDED') redirect(`/${locale}${accountHref(id)}`)
  const name = () => <bdi>{user.name}</bdi>
  return (
    <ConfirmPage title={t.rich('title', { name })} consequences={[t('signIn'), t('grants'), t('told')]}>
      {can(actor, 'accounts.suspend') ? (
        <UserForm action={reinstateOneUser} userId={userId} label={t('action')} back={accountHref(id)}>
          <input type="hidden" name="accountId" value={id} />
        </UserForm>
      ) : (
        <Banner>{all('readOnly')}</Banner>
      )}
    </ConfirmPage>
  )
}
