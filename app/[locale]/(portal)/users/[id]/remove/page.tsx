import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Select } from '@/components/forms/select'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { requirePermission } from '@/lib/access/require'
import { db } from '@/lib/db/client'
import { listPeople } from '@/lib/users/account-people'
import { countOpenRequestsOf } from '@/lib/users/remove-user'
import { removeAction } from '../../actions'
import { getManagedPerson } from '../managed-person'
import { UserForm } from '@/components/users/user-form'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users.remove'))('action') }
}

/** Ends a person's access for good: who goes on with the open requests, and what is told of them. */
export default async function RemovePage({ params }: Props) {
  const general = await requirePermission('users.manage')
  const { id } = await params
  const { actor, person, at } = await getManagedPerson(general, id)
  const [people, count] = await Promise.all([
    listPeople(db, actor.accountId, at),
    countOpenRequestsOf(db, actor.accountId, id),
  ])
  const [t, roles] = await Promise.all([getTranslations('users.remove'), getTranslations('menu.roles')])
  const heirs = people.filter(({ userId, state }) => userId !== id && state === 'ACTIVE')
  const name = () => <bdi>{`${person.firstName} ${person.lastName}`}</bdi>
  return (
    <ConfirmPage
      title={t.rich('title', { name })}
      consequences={[t('now'), t('forGood'), t('address'), t('payments'), t('requests', { count })]}
    >
      <UserForm action={removeAction} userId={id} label={t('action')} danger>
        <Select
          name="heirId"
          label={t('heir')}
          hint={t('heirHint')}
          required
          defaultValue={actor.userId}
          options={heirs.map(({ userId, firstName, lastName, kind }) => ({
            value: userId,
            label: `${firstName} ${lastName} (${roles(kind)})`,
          }))}
        />
      </UserForm>
    </ConfirmPage>
  )
}
