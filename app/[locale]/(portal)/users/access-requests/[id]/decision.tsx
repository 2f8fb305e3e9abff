import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { DateField } from '@/components/forms/date-field'
import { Select } from '@/components/forms/select'
import { SubmitButton } from '@/components/forms/submit-button'
import { TextArea } from '@/components/forms/text-area'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import type { Member } from '@/lib/access/actor'
import { findUserActor } from '@/lib/auth/user-actor'
import { db } from '@/lib/db/client'
import { namedCompanies, type AccessRequestRow } from '@/lib/service-access/access-request-queries'
import { ALL_COMPANIES } from '@/lib/service-access/forms'
import { isCovered } from '@/lib/service-access/is-covered'
import { serviceEntry } from '@/lib/services/service-catalogue'
import { declineAccessAction, grantAccessAction } from './actions'

type Props = { member: Member; request: AccessRequestRow; at: Date }

/** One press grants what was asked for; a narrower reach can be chosen first. */
async function GrantForm({ member, request, held }: Omit<Props, 'at'> & { held: boolean }) {
  const [t, own, locale] = await Promise.all([
    getTranslations('serviceSubscriptions.decide'),
    getTranslations('serviceSubscriptions.own'),
    getLocale(),
  ])
  const choose = serviceEntry(request.service).ofCompanies && !held
  const companies = choose ? await namedCompanies(member) : []
  return (
    <ActionForm action={grantAccessAction} idPrefix="grant">
      <input type="hidden" name="requestId" value={request.id} />
      {choose && (
        <Select
          name="companyId"
          label={t('reach')}
          required
          defaultValue={request.companyId ?? ALL_COMPANIES}
          options={[
            { value: ALL_COMPANIES, label: own('allCompanies') },
            ...companies.map(({ id, nameAr, nameEn }) => ({
              value: id,
              label: locale === 'ar' ? nameAr : nameEn || nameAr,
            })),
          ]}
        />
      )}
      {!held && <DateField name="until" label={t('until')} hint={t('untilHint')} />}
      <p className="text-sm text-ink-2">{held ? t('held') : t('effect')}</p>
      <div>
        <SubmitButton>{held ? t('close') : t('grant')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** What a general user can do with an open request, and what stands in the way. */
export async function Decision({ member, request, at }: Props) {
  const [t, asker] = await Promise.all([
    getTranslations('serviceSubscriptions.decide'),
    findUserActor(db, request.userId, at),
  ])
  const active = asker.kind !== 'VISITOR'
  const subscribed = member.services.includes(request.service)
  return (
    <>
      <Card title={t('grantTitle')} id="grant">
        <div className="grid gap-3">
          <p>{t('yours')}</p>
          {!subscribed && <Banner tone="warn" title={t('notSubscribed')} />}
          {!active && <Banner tone="warn" title={t('notActive')} />}
          {active && subscribed && (
            <GrantForm
              member={member}
              request={request}
              held={isCovered(asker, request.service, request.companyId)}
            />
          )}
        </div>
      </Card>
      <Card title={t('declineTitle')} id="decline">
        <ActionForm action={declineAccessAction} idPrefix="decline">
          <input type="hidden" name="requestId" value={request.id} />
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} required rows={3} />
          <div>
            <SubmitButton variant="secondary">{t('decline')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  )
}
