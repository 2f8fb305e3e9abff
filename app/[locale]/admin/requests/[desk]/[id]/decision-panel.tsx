import { getTranslations } from '@/lib/i18n/translations'
import { NextRequestLink } from '@/components/office/next-link'
import { Shortcuts } from '@/components/office/shortcuts'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Link } from '@/lib/i18n/link'
import { ConfirmDecision } from './confirm-decision'
import { showHref, type ReviewContext } from './review-context'

/** Return, approve, reject: each asks again in this place. Who may not decide sees only why. */
export async function DecisionPanel({ context }: { context: ReviewContext }) {
  const { review, officer, mayDecide, drafts, confirm } = context
  if (!officer) return null
  const t = await getTranslations('office.decision')
  const shortcuts = [
    { key: 'n', label: t('keyNext') },
    ...(mayDecide
      ? [
          { key: 'a', label: t('keyApprove') },
          { key: 'r', label: t('keyReturn') },
        ]
      : []),
  ]
  const asked =
    confirm &&
    (confirm === 'take-over'
      ? context.posted || (Boolean(review.assignedToId) && !context.mine)
      : context.showsForms)
      ? confirm
      : undefined
  return (
    // The decision stays in reach while the answers are read.
    <Card
      id="decision"
      title={asked && t('title')}
      className={`scroll-mt-4 ${asked ? '' : 'stays-in-reach z-10 lg:sticky lg:bottom-0'}`}
    >
      {!asked && <h2 className="sr-only">{t('title')}</h2>}
      <div className="grid gap-3">
        {asked ? (
          <ConfirmDecision context={context} confirm={asked} />
        ) : (
          <>
            {mayDecide && <p className="text-ink-2">{t('drafted', { count: drafts.length })}</p>}
            <div className="flex flex-wrap gap-3">
              {mayDecide && (
                <Link
                  href={showHref(context, { confirm: 'approve' }, 'decision')}
                  aria-keyshortcuts="a"
                  className={buttonStyle('primary')}
                >
                  {t('approve')}
                </Link>
              )}
              {mayDecide && (
                <Link
                  href={showHref(context, { confirm: 'return' }, 'decision')}
                  aria-keyshortcuts="r"
                  className={buttonStyle('secondary')}
                >
                  {t('return', { count: drafts.length })}
                </Link>
              )}
              {mayDecide && (
                <Link
                  href={showHref(context, { confirm: 'reject' }, 'decision')}
                  className={buttonStyle('danger')}
                >
                  {t('reject')}
                </Link>
              )}
              <NextRequestLink
                desk={context.desk}
                after={review.id}
                shortcut="n"
                variant={mayDecide ? 'quiet' : 'secondary'}
              >
                {t('next')}
              </NextRequestLink>
            </div>
          </>
        )}
        {!asked && <Shortcuts shortcuts={shortcuts} title={t('keys')} switchLabel={t('keysOn')} />}
      </div>
    </Card>
  )
}
