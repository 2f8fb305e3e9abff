import type { IconName } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import { getTranslations } from '@/lib/i18n/translations'
import type { StaffRow } from '@/lib/staff/staff-queries'

const LOOK: Record<'ACTIVE' | 'PENDING' | 'SUSPENDED' | 'PROPOSED', { tone: Tone; icon: IconName }> = {
  ACTIVE: { tone: 'done', icon: 'check' },
  PENDING: { tone: 'progress', icon: 'mail' },
  PROPOSED: { tone: 'accent', icon: 'clock' },
  SUSPENDED: { tone: 'stopped', icon: 'stopped' },
}

/** What a member of staff can do now; somebody new whose roles wait is told apart from who was invited. */
export async function StaffStateTag({ row }: { row: Pick<StaffRow, 'state' | 'roles'> }) {
  const t = await getTranslations('office.staff.states')
  const state = row.state === 'LAPSED' || row.state === 'REMOVED' ? 'SUSPENDED' : row.state
  const shown = state === 'PENDING' && row.roles.length === 0 ? 'PROPOSED' : state
  return (
    <Tag tone={LOOK[shown].tone} icon={LOOK[shown].icon}>
      {t(shown)}
    </Tag>
  )
}
