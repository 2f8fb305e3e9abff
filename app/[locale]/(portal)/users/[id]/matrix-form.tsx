import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { GrantMatrix } from '@/components/users/grant-matrix'
import { accessEtag } from '@/lib/users/access-etag'
import { MAX_MATRIX_COMPANIES, type AccountCompany } from '@/lib/users/account-companies'
import type { Person } from '@/lib/users/account-people'
import { isAboutCompanies } from '@/lib/users/service-reaches'
import { boxOf } from '@/lib/users/wanted-grants'
import { previewGrantsAction } from '../actions'
import { UntilFields } from './until-fields'

type Props = {
  person: Person
  /** Whose grants the boxes begin with: a colleague's when they are copied. */
  from: Person
  companies: AccountCompany[]
  at: Date
}

/** «فصل الخدمات» and «إرفاق شركات» of guide §10.2: every service of the account, company by company. */
export async function MatrixForm({ person, from, companies, at }: Props) {
  const [t, names, locale] = await Promise.all([
    getTranslations('users.matrix'),
    getTranslations('users.services'),
    getLocale(),
  ])
  const services = person.services.filter(isAboutCompanies)
  const singles = person.services.filter((service) => !isAboutCompanies(service))
  const withoutCompany = services.filter((service) =>
    from.held.some((grant) => grant.service === service && grant.reach === 'NONE'),
  )
  return (
    <ActionForm action={previewGrantsAction} idPrefix="matrix" className="contents" keep>
      <input type="hidden" name="userId" value={person.userId} />
      <input type="hidden" name="seen" value={accessEtag(person, at)} />
      <Card title={t('title')} id="matrix" flush>
        <p className="px-4 pt-1 pb-4 text-ink-2 sm:px-6">{t('lead')}</p>
        {companies.length >= MAX_MATRIX_COMPANIES && (
          <p className="px-4 pb-4 text-ink-2 sm:px-6">{t('more', { count: MAX_MATRIX_COMPANIES })}</p>
        )}
        <ScrollRegion>
          <GrantMatrix
            rows={[
              { id: 'ALL', name: t('all'), wide: true },
              ...(withoutCompany.length > 0
                ? [{ id: 'NONE', name: t('none'), offered: withoutCompany, wide: true }]
                : []),
              ...companies.map((company) => ({
                id: company.id,
                name: locale === 'ar' ? company.nameAr : company.nameEn,
              })),
            ]}
            services={services.map((service) => ({ service, label: names(service) }))}
            singles={singles.map((service) => ({ service, label: names(service), hint: t('single') }))}
            checked={from.held.map(boxOf)}
            words={{
              caption: t('caption'),
              row: t('company'),
              singles: t('singles'),
              wholeRow: t('wholeRow'),
              wholeColumn: t('wholeColumn'),
            }}
          />
        </ScrollRegion>
        <UntilFields person={person} from={from} />
        <div className="flex flex-wrap gap-3 border-t border-line px-4 py-4 sm:px-6">
          <SubmitButton trailing="next">{t('review')}</SubmitButton>
          <ButtonLink href="/users" variant="secondary">
            {t('back')}
          </ButtonLink>
        </div>
      </Card>
    </ActionForm>
  )
}
