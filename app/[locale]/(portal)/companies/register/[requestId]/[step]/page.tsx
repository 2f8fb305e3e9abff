import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { getField } from '@/lib/companies/fields'
import { isStepName } from '@/lib/companies/steps'
import { listFields } from '@/lib/companies/field-view'
import { pageAfter, registrationPath } from '@/lib/companies/registration-paths'
import { openDraft } from '@/lib/companies/open-registration'
import { askedFields } from '@/lib/companies/party-details'
import { expiredFields } from '@/lib/companies/registration-rules'
import { now } from '@/lib/core/clock'
import { getSettings } from '@/lib/settings/settings'
import { RegistrationFrame } from '../registration-frame'
import { StepForm } from './step-form'

type Props = {
  params: Promise<{ requestId: string; step: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params
  if (!isStepName(step)) return {}
  return { title: (await getTranslations('companies'))(`steps.${step}`) }
}

export default async function StepPage({ params, searchParams }: Props) {
  const actor = await requirePermission('companies.register', null)
  const { requestId, step } = await params
  if (!isStepName(step)) notFound()
  const { view, locale } = await openDraft(actor, requestId)
  const t = await getTranslations('companies')
  const title = t(`steps.${step}`)
  if (step === 'industrial' && !view.profile.industrial) {
    return (
      <RegistrationFrame view={view} title={title} current={step}>
        <Banner
          title={t('step.industrialOffTitle')}
          action={
            <ButtonLink href={registrationPath(requestId, 'company')} variant="secondary" size="sm">
              {t('step.goCompany')}
            </ButtonLink>
          }
        >
          {t('step.industrialOff')}
        </Banner>
      </RegistrationFrame>
    )
  }
  const held = view.held.filter((name) => getField(name).step === step)
  if (askedFields(step, view.held).length === 0) {
    return (
      <RegistrationFrame view={view} title={title} current={step}>
        <Banner
          tone="success"
          title={t('step.heldTitle')}
          action={
            <ButtonLink href={pageAfter(step, view)} size="sm" trailing="next">
              {t('steps.documents')}
            </ButtonLink>
          }
        >
          {t('step.heldText')}
        </Banner>
      </RegistrationFrame>
    )
  }
  const expired = expiredFields(view.profile, await now()).filter((name) => getField(name).step === step)
  const blocks = expired.length > 0 && (await getSettings()).expiredLicenceBlocks
  return (
    <RegistrationFrame view={view} title={title} current={step}>
      {expired.length > 0 && (
        <Banner tone="warn">
          {t(blocks ? 'step.expiredBlocks' : 'step.expired', { fields: listFields(t, expired, locale) })}
        </Banner>
      )}
      {held.length > 0 && (
        <Banner tone="success">{t('step.partlyHeld', { fields: listFields(t, held, locale) })}</Banner>
      )}
      <StepForm view={view} step={step} from={(await searchParams).from === 'check' ? 'check' : 'tasks'} />
    </RegistrationFrame>
  )
}
