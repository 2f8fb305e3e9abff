import { DateTime } from '@/components/ui/date-time'
import { getTranslations } from '@/lib/i18n/translations'
import type { SuspensionCause } from '@/lib/db/generated/enums'

type Props = { since?: Date; cause?: SuspensionCause | null; text?: string }

/** Since when and why the office suspended an account or a company, in the words that it chose. */
export async function SuspensionReason({ since, cause, text }: Props) {
  const [t, causes] = await Promise.all([getTranslations('suspension'), getTranslations('suspension.causes')])
  return (
    <>
      {since && <p>{t.rich('since', { at: () => <DateTime at={since} /> })}</p>}
      {cause && <p>{t('cause', { cause: causes(cause) })}</p>}
      {text && (
        <p>
          <bdi className="whitespace-pre-line">{text}</bdi>
        </p>
      )}
    </>
  )
}
