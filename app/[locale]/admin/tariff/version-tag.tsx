import { getTranslations } from '@/lib/i18n/translations'
import type { IconName } from '@/components/ui/icon'
import { Tag, type Tone } from '@/components/ui/tag'
import type { TariffVersionState } from '@/lib/db/generated/enums'

const LOOK: Record<TariffVersionState | 'IN_FORCE', { tone: Tone; icon: IconName }> = {
  DRAFT: { tone: 'accent', icon: 'clock' },
  PUBLISHED: { tone: 'progress', icon: 'check' },
  IN_FORCE: { tone: 'done', icon: 'check' },
  DISCARDED: { tone: 'neutral', icon: 'stopped' },
  ROLLED_BACK: { tone: 'stopped', icon: 'stopped' },
}

/** What a version is; the one that counts today says so. */
export async function VersionTag({ state, inForce }: { state: TariffVersionState; inForce: boolean }) {
  const t = await getTranslations('tariffAdmin.states')
  const shown = inForce ? 'IN_FORCE' : state
  return (
    <Tag tone={LOOK[shown].tone} icon={LOOK[shown].icon}>
      {t(shown)}
    </Tag>
  )
}
