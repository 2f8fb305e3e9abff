import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import type { Actor, GrantOf, Member } from '@/lib/access/actor'
import { gained, withGrants } from '@/lib/users/access-difference'
import type { AccountCompany } from '@/lib/users/account-companies'
import type { Person } from '@/lib/users/account-people'
import { DifferenceList } from '../../../[id]/difference-list'
import { EndingList } from '../../../[id]/ending-list'

/** Requests and payments are counted for one person at a time, on that person's page. */
const UNCOUNTED = { requests: 0, payments: 0 }

type Props = { actor: Member; person: Person; wanted: readonly GrantOf[]; company: AccountCompany }

/** What one person gains and loses for a company, in plain words. */
export async function PersonChange({ actor, person, wanted, company }: Props) {
  const t = await getTranslations('users.confirm')
  // As if he could sign in: also what a suspended user will find is said.
  const base: Actor = { ...actor, kind: 'ADDITIONAL', userId: person.userId }
  const [before, after] = [withGrants(base, person.held), withGrants(base, wanted)]
  const [gains, losses] = [gained(before, after, [company.id]), gained(after, before, [company.id])]
  const ending = wanted.filter(
    ({ service, companyId, until }) =>
      until && companyId === company.id && gains.some((one) => one.service === service),
  )
  const name = { name: () => <bdi>{person.firstName}</bdi> }
  return (
    <Card title={<bdi>{`${person.firstName} ${person.lastName}`}</bdi>} id={`person-${person.userId}`}>
      <div className="grid gap-3">
        {gains.length > 0 && (
          <div data-gains>
            <p className="font-semibold">{t.rich('gains', name)}</p>
            <DifferenceList differences={gains} companies={[company]} counts={UNCOUNTED} />
          </div>
        )}
        {losses.length > 0 && (
          <div data-losses>
            <p className="font-semibold">{t.rich('losses', name)}</p>
            <DifferenceList differences={losses} companies={[company]} counts={UNCOUNTED} />
          </div>
        )}
        {ending.length > 0 && (
          <div>
            <p>{t.rich('endsText', name)}</p>
            <EndingList wanted={ending} companies={[company]} />
          </div>
        )}
        {wanted.length === 0 && <p>{t.rich('left', { ...name, gender: person.gender ?? 'OTHER' })}</p>}
      </div>
    </Card>
  )
}
