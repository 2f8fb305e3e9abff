import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { SubmittedAnswersEtag } from '@/components/companies/answers-etag-fields'
import { CheckSections } from '@/components/companies/check-sections'
import { ActionForm } from '@/components/forms/action-form'
import { ConfirmCheckbox } from '@/components/forms/checkbox'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { initialFormState } from '@/lib/actions/saved-form'
import { listFields } from '@/lib/companies/field-view'
import { registrationPath } from '@/lib/companies/registration-paths'
import { openDraft } from '@/lib/companies/open-registration'
import { registrationShown } from '@/lib/companies/registration-queries'
import { expiredFields, missingPieces, missingProblem } from '@/lib/companies/registration-rules'
import { answersEtag } from '@/lib/companies/answers-etag'
import { kuwaitDay, now } from '@/lib/core/clock'
import { Link } from '@/lib/i18n/link'
import { getSettings } from '@/lib/settings/settings'
import { RegistrationFrame } from '../registration-frame'
import { submit } from '../actions'
import { checkSections } from './sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies'))('check.title') }
}

export default async function CheckPage({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requirePermission('companies.register', null)
  const { view, locale } = await openDraft(actor, (await params).requestId)
  const [t, problems, at] = await Promise.all([
    getTranslations('companies'),
    getTranslations('problems'),
    now(),
  ])
  const missing = missingPieces(view, kuwaitDay(at)).map((piece) => ({
    ...missingProblem(piece),
    href: registrationPath(view.requestId, `${'step' in piece ? piece.step : 'documents'}?from=check`),
  }))
  const expired = expiredFields(view.profile, at)
  const blocks = expired.length > 0 && (await getSettings()).expiredLicenceBlocks
  const kept = await initialFormState('companies.submit', { requestId: view.requestId })
  return (
    <RegistrationFrame view={view} title={t('check.title')} current="check">
      <p className="text-ink-2">{t('check.lead')}</p>
      {missing.length > 0 && (
        <Banner tone="warn" title={t('check.missingTitle')}>
          <p>{t('check.missingText')}</p>
          <ul className="mt-1 list-disc ps-5">
            {missing.map(({ code, args, href }, index) => (
              <li key={index}>
                <Link href={href} className="inline-block py-0.5 text-accent underline underline-offset-4">
                  {problems(code as 'stepIncomplete', args as never)}
                </Link>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {expired.length > 0 && (
        <Banner tone="warn">
          {t(blocks ? 'step.expiredBlocks' : 'step.expired', { fields: listFields(t, expired, locale) })}
        </Banner>
      )}
      <ActionForm action={submit} initial={kept} idPrefix="check" className="grid gap-5" keep>
        <CheckSections
          sections={await checkSections(view)}
          change={{ word: t('check.change'), of: (section) => t('check.changeHidden', { section }) }}
        />
        <Card>
          <input type="hidden" name="requestId" value={view.requestId} />
          <SubmittedAnswersEtag
            etag={answersEtag(registrationShown(view))}
            href={registrationPath(view.requestId, 'check')}
          />
          <ConfirmCheckbox name="declare" label={t('check.declare')} />
          <SubmitButton size="lg" className="mt-5">
            {t('check.submit')}
          </SubmitButton>
        </Card>
      </ActionForm>
    </RegistrationFrame>
  )
}
