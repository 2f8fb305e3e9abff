import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmPage } from '@/components/ui/confirm-page'
import { Ltr } from '@/components/ui/ltr'
import type { FormAction } from '@/lib/actions/define-action'
import type { RequestState } from '@/lib/db/generated/enums'
import type { RequestHead } from '@/lib/requests/queries'

type Props = {
  request: RequestHead
  page: 'withdrawPage' | 'cancelPage'
  from: readonly RequestState[]
  action: FormAction
}

/**
 * Asks again before a request ends for good. In a state it cannot end from, the request's page says where it
 * stands.
 */
export async function ConfirmEnd({ request, page, from, action }: Props) {
  const [t, locale] = await Promise.all([getTranslations(`requests.${page}`), getLocale()])
  if (!from.includes(request.state)) redirect(`/${locale}/requests/${request.id}`)
  const number = () => <Ltr>{request.number}</Ltr>
  return (
    <ConfirmPage
      title={t.rich('title', { number })}
      consequences={[t('consequences.stops'), t('consequences.kept'), t('consequences.again')]}
    >
      <ActionForm action={action} className="flex flex-wrap gap-3">
        <input type="hidden" name="requestId" value={request.id} />
        <input type="hidden" name="version" value={request.version} />
        <SubmitButton variant="danger">{t('confirm')}</SubmitButton>
        <ButtonLink href={`/requests/${request.id}`} variant="secondary">
          {t('keep')}
        </ButtonLink>
      </ActionForm>
    </ConfirmPage>
  )
}
