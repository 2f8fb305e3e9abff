import type { Metadata } from 'next'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { RadioGroup } from '@/components/forms/choice-group'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { contactFor, findContactState } from '@/lib/accounts/contact-state'
import { initialFormState } from '@/lib/actions/saved-form'
import { requirePermission } from '@/lib/access/require'
import { signedIn } from '@/lib/auth/change-password'
import { getOwnProfile, type OwnProfile } from '@/lib/auth/own-profile'
import { formatPhone } from '@/lib/core/phone'
import { Link } from '@/lib/i18n/link'
import { ContactNotices } from '../contact-notices'
import { setLanguageAction } from './actions'

type Props = { searchParams: Promise<{ done?: string }> }
const DONE: Record<string, string> = {
  language: 'language.saved',
  number: 'number.saved',
  password: 'password.changed',
  mobile: 'profile.mobileConfirmed',
  mobileCode: 'profile.mobileCodeSent',
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

async function profileItems(profile: OwnProfile): Promise<Description[]> {
  const [t, common, locale] = await Promise.all([
    getTranslations('account.profile'),
    getTranslations('common'),
    getLocale(),
  ])
  const code = (value: string | null) => (value ? <Ltr>{value}</Ltr> : common('notProvided'))
  return [
    {
      key: 'name',
      term: t('name'),
      value: (
        <bdi>
          {profile.firstName} {profile.lastName}
        </bdi>
      ),
    },
    { key: 'email', term: t('email'), value: code(profile.email) },
    {
      key: 'mobile',
      term: t('mobile'),
      value: (
        <>
          <span>{code(profile.mobile && formatPhone(profile.mobile))}</span>
          {profile.mobile && !profile.mobileConfirmed && (
            <span className="ms-2 text-sm text-ink-2">({t('unconfirmed')})</span>
          )}
        </>
      ),
    },
    { key: 'civilId', term: t('civilId'), value: code(profile.civilId) },
    { key: 'role', term: t('role'), value: t(profile.general ? 'general' : 'additional') },
    {
      key: 'legalEntity',
      term: t('legalEntity'),
      value: profile.legalEntity?.[locale === 'en' ? 'en' : 'ar'] ?? common('notProvided'),
    },
    {
      key: 'number',
      term: t('number'),
      value: code(profile.number),
      action: profile.numberOpen && <Link href="/account/commercial-registration">{t('correct')}</Link>,
    },
  ]
}

export default async function AccountPage({ searchParams }: Props) {
  const actor = signedIn(await requirePermission('portal.use'))
  const [profile, contact, { done }, t, activity] = await Promise.all([
    getOwnProfile(actor),
    findContactState(actor.userId),
    searchParams,
    getTranslations('account'),
    getTranslations('activity.own'),
  ])
  const security = [
    {
      key: 'password',
      term: t('security.password'),
      value: t('security.passwordText'),
      action: <Link href="/account/password">{t('security.changePassword')}</Link>,
    },
    {
      key: 'sessions',
      term: t('security.sessions'),
      value: t('security.sessionsText'),
      action: <Link href="/account/sessions">{t('security.seeSessions')}</Link>,
    },
    {
      key: 'activity',
      term: activity('link'),
      value: activity('text'),
      action: <Link href="/activity">{activity('see')}</Link>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <ButtonLink href="/sign-out" variant="secondary" icon="sign-out">
            {(await getTranslations('auth'))('signOut.submit')}
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        {done && DONE[done] && (
          <Banner tone="success" live>
            {t(DONE[done])}
          </Banner>
        )}
        <ContactNotices contact={contactFor(actor, contact)} />
        <Card title={t('profile.title')} id="profile" flush>
          <DescriptionList items={await profileItems(profile)} />
        </Card>
        <Card title={t('security.title')} id="security" flush>
          <DescriptionList items={security} />
        </Card>
        <Card title={t('language.title')} id="language">
          <ActionForm
            action={setLanguageAction}
            initial={await initialFormState('account.language')}
            keep
            className="grid gap-4"
          >
            <RadioGroup
              name="locale"
              label={t('fields.locale')}
              hint={t('language.hint')}
              inline
              required
              defaultValue={profile.locale}
              options={[
                { value: 'ar', label: t('language.ar'), lang: 'ar' },
                { value: 'en', label: t('language.en'), lang: 'en' },
              ]}
            />
            <div>
              <SubmitButton variant="secondary">{(await getTranslations('common'))('save')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </div>
    </>
  )
}
