import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { requirePermission } from '@/lib/access/require'
import { changeRoleAction } from '../../actions'
import { getManagedPerson } from '../managed-person'
import { UserForm } from '@/components/users/user-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.role'))('title') }
}

/** Makes a general user («مستخدم عام») of an additional one, or the reverse, after saying what it means. */
export default async function RolePage({ params }: Props) {
  const general = await requirePermission('users.manage')
  const { id } = await params
  const { person } = await getManagedPerson(general, id)
  const [t, locale] = await Promise.all([getTranslations('users.role'), getLocale()])
  if (person.state !== 'ACTIVE') redirect(`/${locale}/users/${id}`)
  const to = person.kind === 'GENERAL' ? 'ADDITIONAL' : 'GENERAL'
  const name = () => <bdi>{`${person.firstName} ${person.lastName}`}</bdi>
  return (
    <ConfirmPage
      title={t.rich(`${to}.title`, { name })}
      consequences={[t(`${to}.can`), t(`${to}.grants`), t('session'), t('told')]}
    >
      <UserForm action={changeRoleAction} userId={id} label={t(`${to}.action`)} danger={to === 'ADDITIONAL'}>
        <input type="hidden" name="to" value={to} />
      </UserForm>
    </ConfirmPage>
  )
}
