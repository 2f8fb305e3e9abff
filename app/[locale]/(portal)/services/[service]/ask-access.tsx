import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { Select } from '@/components/forms/select'
import { FormLegend } from '@/components/forms/form-legend'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Card } from '@/components/ui/card'
import type { Member } from '@/lib/access/actor'
import type { Service } from '@/lib/db/generated/enums'
import {
  generalUsers,
  namedCompanies,
  type AccessRequestRow,
  type Colleague,
} from '@/lib/service-access/access-request-queries'
import { ANSWER_DAYS } from '@/lib/service-access/ask-for-access'
import { ALL_COMPANIES } from '@/lib/service-access/forms'
import { isCovered } from '@/lib/service-access/is-covered'
import type { ServiceState } from '@/lib/services/account-services'
import { serviceEntry } from '@/lib/services/service-catalogue'
import { isolateAuto } from '@/lib/messages/bidi-isolates'
import { askAction } from './actions'

type Props = { member: Member; service: Service; state: ServiceState; own: readonly AccessRequestRow[] }

/** What can still be asked for: the companies that the reader may name, and all of them. */
async function askableCompanies({ member, service, own }: Props, all: string) {
  const open = own.filter(({ state }) => state === 'OPEN').map(({ companyId }) => companyId)
  const free = (id: string | null) => !open.includes(id) && !isCovered(member, service, id)
  const [companies, locale] = await Promise.all([
    serviceEntry(service).ofCompanies ? namedCompanies(member) : [],
    getLocale(),
  ])
  return [
    ...companies
      .filter(({ id }) => free(id))
      .map(({ id, nameAr, nameEn }) => ({ value: id, label: locale === 'ar' ? nameAr : nameEn || nameAr })),
    ...(free(null) ? [{ value: ALL_COMPANIES, label: all }] : []),
  ]
}

/** The general users by name, for whoever can ask nothing more now. */
async function Colleagues({ people }: { people: readonly Colleague[] }) {
  const t = await getTranslations('serviceSubscriptions.general')
  return (
    <Card title={t('title')} id="general">
      {people.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="list-disc ps-6">
          {people.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Asks a general user of the account, by name, for the service. */
export async function AskAccess(props: Props) {
  const { member, service, state } = props
  if (state === 'NOT_OPEN') return null
  const t = await getTranslations('serviceSubscriptions.askForm')
  const [people, companies] = await Promise.all([generalUsers(member), askableCompanies(props, t('all'))])
  if (state === 'NOT_SUBSCRIBED' || people.length === 0 || companies.length === 0)
    return <Colleagues people={people} />
  return (
    <Card title={t(state === 'GRANTED' ? 'titleMore' : 'title')} id="ask">
      <ActionForm action={askAction}>
        <FormLegend />
        <input type="hidden" name="service" value={service} />
        <RadioGroup
          name="askedOfId"
          label={t('askedOfId')}
          required
          options={people.map(({ id, name }) => ({ value: id, label: isolateAuto(name) }))}
          defaultValue={people[0]!.id}
        />
        {serviceEntry(service).ofCompanies && (
          <Select
            name="companyId"
            label={t('companyId')}
            required
            options={companies}
            defaultValue={companies[0]!.value}
          />
        )}
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} required rows={3} />
        <p className="text-sm text-ink-2">{t('expires', { count: ANSWER_DAYS })}</p>
        <div>
          <SubmitButton>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
