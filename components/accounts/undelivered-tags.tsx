import { Tag } from '@/components/ui/tag'
import { getTranslations } from '@/lib/i18n/translations'
import type { UndeliveredChannels } from '@/lib/messages/undelivered'

/** Marks somebody whom messages do not reach, for whoever can mend the address. */
export async function UndeliveredTags({ channels }: { channels: UndeliveredChannels }) {
  const t = await getTranslations('undelivered')
  return channels.map((channel) => (
    <Tag key={channel} tone="stopped" icon="mail">
      {t(`${channel}.tag`)}
    </Tag>
  ))
}
