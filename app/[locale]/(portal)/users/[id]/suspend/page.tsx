import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { requirePermission } from '@/lib/access/require'
import { suspendAction } from '../../actions'
import { getManagedPerson } from '../managed-person'
import { UserForm } from '@/components/users/user-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.suspend'))('action') }
}

/** Asks again before a person is kept out, and says what happens to what he has under way. */
export default async function SuspendPage({ params }: Props) {
  const general = await requirePermission('users.manage')
  const { id } = await params
  const { person } = await getManagedPerson(general, id)
  const [t, locale] = await Promise.all([getTranslations('users.suspend'), getLocale()])
  if (person.state === 'SUSPENDED') redirect(`/${locale}/users/${id}`)
  const name = () => <bdi>{`${person.firstName} ${person.lastName}`}</bdi>
  return (
    <ConfirmPage
      title={t.rich('title', { name })}
      consequences={[t('now'), t('mails'), t('payments'), t('back')]}
    >
      <UserForm action={suspendAction} userId={id} label={t('action')} danger />
    </ConfirmPage>
  )
}
