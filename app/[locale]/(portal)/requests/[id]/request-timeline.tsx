import { getTranslations } from '@/lib/i18n/translations'
import { Timeline } from '@/components/ui/timeline'
import { formatDateTime } from '@/lib/i18n/format'
import type { RequestEventKind } from '@/lib/db/generated/enums'
import type { TimelineStep } from '@/lib/requests/timeline'

type Props = {
  steps: TimelineStep[]
  /** Namespace of the labels of events of the type's own machine. */
  typeEvents?: string
}

/** A request's history as boxes: icon, word, date and time, who did it, and the reason where there is one. */
export async function RequestTimeline({ steps, typeEvents }: Props) {
  const [t, ui] = await Promise.all([getTranslations('requests'), getTranslations('ui.timeline')])
  const ofType = typeEvents ? await getTranslations(typeEvents) : undefined
  const labelOf = ({ kind, ofType: own }: TimelineStep) =>
    own && ofType ? ofType(kind) : t(`events.${kind as RequestEventKind}`)
  const who = (step: TimelineStep) => {
    if (!step.actor) return null
    if (step.actor.kind === 'OFFICE') return t('office')
    return step.actor.kind === 'SYSTEM' ? t('system') : <bdi>{step.actor.name}</bdi>
  }
  return (
    <Timeline
      upright
      name={ui('name')}
      steps={steps.map((step) => ({
        key: step.key,
        state: step.look,
        label: labelOf(step),
        status: ui(step.look),
        at: step.at && formatDateTime(step.at),
        dateTime: step.at?.toISOString(),
        detail: (step.actor || step.reason) && (
          <>
            {step.actor && (
              <p>
                {t('by')} {who(step)}
              </p>
            )}
            {step.reason && (
              <p className="text-ink">
                {t('reason')}: <bdi className="whitespace-pre-line">{step.reason}</bdi>
              </p>
            )}
          </>
        ),
      }))}
    />
  )
}
