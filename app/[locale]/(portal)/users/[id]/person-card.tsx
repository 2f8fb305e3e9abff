import { getTranslations } from '@/lib/i18n/translations'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Person } from '@/lib/users/account-people'
import { AccessSentence } from '../access-sentence'

/** What a person can do in one sentence, and what can be done about it. */
export async function PersonCard({ person }: { person: Person }) {
  const t = await getTranslations('users.person')
  const { userId, state, kind } = person
  return (
    <Card title={t('can')} id="can">
      <p className="text-lg">
        <AccessSentence person={person} />
      </p>
      <div className="no-print mt-4 flex flex-wrap gap-3">
        {state === 'ACTIVE' && (
          <ButtonLink href={`/users/${userId}/role`} variant="secondary" icon="user-check">
            {t(kind === 'GENERAL' ? 'makeAdditional' : 'makeGeneral')}
          </ButtonLink>
        )}
        {state === 'SUSPENDED' ? (
          <ButtonLink href={`/users/${userId}/reinstate`} variant="secondary" icon="undo">
            {t('reinstate')}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/users/${userId}/suspend`} variant="secondary" icon="lock">
            {t('suspend')}
          </ButtonLink>
        )}
        <ButtonLink href={`/users/${userId}/remove`} variant="danger" icon="trash">
          {t('remove')}
        </ButtonLink>
      </div>
    </Card>
  )
}
