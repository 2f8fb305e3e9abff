import { ActionForm } from '@/components/forms/action-form'
import { SubmitButton } from '@/components/forms/submit-button'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { DescriptionList } from '@/components/ui/description-list'
import { staffOf, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { getTranslations } from '@/lib/i18n/translations'
import type { StaffDetail } from '@/lib/staff/staff-queries'
import { confirm, decline } from '../actions'

type Props = { proposal: NonNullable<StaffDetail['proposal']>; actor: Actor }

/** Proposed roles wait for another administrator than the one who proposed them and the person concerned. */
export async function OpenProposal({ proposal, actor }: Props) {
  const [t, role] = await Promise.all([getTranslations('office.staff'), getTranslations('shell.role')])
  const { userId } = staffOf(actor)
  const [proposer, concerned] = [proposal.proposedById === userId, proposal.userId === userId]
  const named = (roles: typeof proposal.roles) =>
    roles.length > 0 ? roles.map((one) => role(one)).join(t('comma')) : t('noRoles')
  const about = (
    <>
      <input type="hidden" name="proposalId" value={proposal.id} />
      <input type="hidden" name="version" value={proposal.version} />
    </>
  )
  return (
    <Card id="proposal" title={t('proposal')}>
      <div className="grid gap-5">
        <DescriptionList
          items={[
            { key: 'from', term: t('rolesNow'), value: named(proposal.fromRoles) },
            { key: 'to', term: t('rolesProposed'), value: named(proposal.roles) },
            { key: 'reason', term: t('labels.reason'), value: <bdi>{proposal.reason}</bdi> },
            {
              key: 'by',
              term: t('proposedBy'),
              value: (
                <>
                  <bdi>
                    {proposal.proposedBy.firstName} {proposal.proposedBy.lastName}
                  </bdi>
                  , <DateTime at={proposal.proposedAt} />
                </>
              ),
            },
          ]}
        />
        {proposer && <Banner>{t('ownProposal')}</Banner>}
        {can(actor, 'staff.confirm') && !proposer && !concerned && (
          <ActionForm action={confirm} idPrefix="confirm" className="grid gap-3" label={t('confirm')}>
            {about}
            <p>{t('confirmText')}</p>
            <div>
              <SubmitButton>{t('confirm')}</SubmitButton>
            </div>
          </ActionForm>
        )}
        {can(actor, 'staff.manage') && !concerned && (
          <ActionForm
            action={decline}
            idPrefix="decline"
            className="grid gap-3"
            label={t(proposer ? 'takeBack' : 'decline')}
          >
            {about}
            <div>
              <SubmitButton variant="danger">{t(proposer ? 'takeBack' : 'decline')}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Card>
  )
}
