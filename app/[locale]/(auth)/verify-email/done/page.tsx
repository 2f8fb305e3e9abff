import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { getActor } from '@/lib/auth/session'

type Props = { searchParams: Promise<{ review?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accounts'))('done.title') }
}

/** The guide's confirmation message with «موافق». Its words hold for an e-mail that had an account before as well. */
export default async function VerifiedPage({ searchParams }: Props) {
  const actor = await getActor()
  const [t, common] = [await getTranslations('accounts.done'), await getTranslations('common')]
  return (
    <MessagePage icon="success" title={t('title')} actions={<ButtonLink href={actor.kind === 'GENERAL' || actor.kind === 'ADDITIONAL' ? '/dashboard' : '/sign-in'} size="lg">{common('ok')}</ButtonLink>}>
      <div className="grid gap-4">
        <p>{t('text')}</p>
        {(await searchParams).review === 'number' && <Banner tone="info">{t('numberReview')}</Banner>}
      </div>
    </MessagePage>
  )
}
