import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import type { AccountOverview } from '@/lib/account-admin/find-account'
import type { SuspensionLine } from '@/lib/account-admin/suspension-history'
import { getTranslations } from '@/lib/i18n/translations'

type Props = { account: AccountOverview; history: readonly SuspensionLine[]; manages: boolean }

/** Whether the account may be used now, since when and why not, and what an administrator can do about it. */
export async function SuspensionCard({ account, history, manages }: Props) {
  const [t, causes] = await Promise.all([
    getTranslations('office.accounts'),
    getTranslations('suspension.causes'),
  ])
  const suspended = account.state === 'SUSPENDED'
  const last = suspended ? history.find(({ kind }) => kind === 'ACCOUNT_SUSPENDED') : undefined
  return (
    <Card id="suspension" title={t('suspension')}>
      <div className="grid gap-4">
        {suspended ? (
          <Banner
            tone="stopped"
            title={
              last ? t.rich('suspendedSince', { at: () => <DateTime at={last.at} /> }) : t('suspendedNow')
            }
          >
            {last?.cause && <p>{causes(last.cause)}</p>}
            {last?.reason && (
              <p>
                <bdi className="whitespace-pre-line">{last.reason}</bdi>
              </p>
            )}
          </Banner>
        ) : (
          <p>{t('activeText')}</p>
        )}
        {manages && (
          <div className="no-print">
            {suspended ? (
              <ButtonLink href={`/admin/accounts/${account.id}/reinstate`} icon="undo">
                {t('reinstate.action')}
              </ButtonLink>
            ) : (
              <ButtonLink href={`/admin/accounts/${account.id}/suspend`} variant="danger">
                {t('suspend.action')}
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </Card>
  )
}
