import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Icon } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { formatTime } from '@/lib/i18n/format'
import { getTranslations } from '@/lib/i18n/translations'
import type { ObservedView } from './types'

/** Says on every page, in print as well, whose portal staff are looking at, until when, and how to stop. */
export async function ObservationBanner({ userName, endsAt, endAction }: ObservedView) {
  const t = await getTranslations('shell.observation')
  return (
    <section
      aria-label={t('name')}
      className="stays-on-top sticky top-0 z-30 border-b-2 border-accent-line bg-accent-soft text-accent"
    >
      <div className="mx-auto flex max-w-[1240px] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
        <Icon name="eye" size={20} />
        <p className="min-w-0 flex-1 basis-56 leading-snug">
          <strong>{t.rich('text', { name: () => <bdi>{userName}</bdi> })}</strong>{' '}
          <span className="text-ink">
            {t.rich('until', {
              time: () => (
                <time dateTime={endsAt.toISOString()}>
                  <Ltr>{formatTime(endsAt)}</Ltr>
                </time>
              ),
            })}
          </span>
        </p>
        <ActionForm action={endAction} idPrefix="end-observation" label={t('end')} guard={false} leaves>
          <SubmitButton variant="secondary" size="sm" icon="close">
            {t('end')}
          </SubmitButton>
        </ActionForm>
      </div>
    </section>
  )
}
