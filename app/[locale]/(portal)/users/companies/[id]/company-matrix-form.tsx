import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { GrantMatrix } from '@/components/users/grant-matrix'
import { accessEtag } from '@/lib/users/access-etag'
import type { AccountCompany } from '@/lib/users/account-companies'
import type { Person } from '@/lib/users/account-people'
import { companyServices, formatWish, offeredServices } from '@/lib/users/company-wishes'
import { isAboutCompanies } from '@/lib/users/service-reaches'
import { previewCompanyAction } from '../../actions'

type Props = {
  company: AccountCompany
  people: Person[]
  /** Key of the row that the page before ended on. */
  after?: string
  at: Date
}

/** The additional users of one page and the services that the account has for its companies. */
export async function CompanyMatrixForm({ company, people, after, at }: Props) {
  const [t, names] = await Promise.all([
    getTranslations('users.byCompany'),
    getTranslations('users.services'),
  ])
  const services = (people[0]?.services ?? []).filter(isAboutCompanies)
  if (services.length === 0)
    return (
      <Card>
        <p>{t('noService')}</p>
      </Card>
    )
  const given = people.map((person) => ({ person, own: companyServices(person, company.id) }))
  return (
    <ActionForm action={previewCompanyAction} idPrefix="matrix" className="contents" keep>
      <input type="hidden" name="companyId" value={company.id} />
      {after && <input type="hidden" name="after" value={after} />}
      {given.map(({ person, own }) => (
        <input
          key={person.userId}
          type="hidden"
          name="shown"
          value={formatWish({ userId: person.userId, services: own, seen: accessEtag(person, at) })}
        />
      ))}
      <Card title={t('matrix')} id="matrix" flush>
        <p className="px-4 pt-1 pb-4 text-ink-2 sm:px-6">{t('matrixLead')}</p>
        <ScrollRegion>
          <GrantMatrix
            rows={people.map((person) => ({
              id: person.userId,
              name: `${person.firstName} ${person.lastName}`,
              note: person.email,
              offered: offeredServices(person),
            }))}
            services={services.map((service) => ({ service, label: names(service) }))}
            checked={given.flatMap(({ person, own }) => own.map((service) => `${service}:${person.userId}`))}
            words={{
              caption: t('matrix'),
              row: t('user'),
              covered: t('covered'),
              wholeRow: t('wholeRow'),
              wholeColumn: t('wholeColumn'),
            }}
          />
        </ScrollRegion>
        <div className="flex flex-wrap gap-3 border-t border-line px-4 py-4 sm:px-6">
          <SubmitButton trailing="next">{t('review')}</SubmitButton>
          <ButtonLink href="/users/companies" variant="secondary">
            {t('back')}
          </ButtonLink>
        </div>
      </Card>
    </ActionForm>
  )
}
