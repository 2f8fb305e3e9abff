import { Banner } from '@/components/ui/banner'
import { Ltr } from '@/components/ui/ltr'
import type { Undeliverable } from '@/lib/accounts/contact-state'
import { Link } from '@/lib/i18n/link'
import { getTranslations } from '@/lib/i18n/translations'

/** Tells a reader at which address nothing arrives, why, and what can be done. `addresses`: as they may be shown. */
export async function UndeliverableNotice({ addresses }: { addresses: readonly Undeliverable[] }) {
  const t = await getTranslations('undelivered')
  return addresses.map(({ channel, outcome, address }) => (
    <Banner key={channel} tone="warn" title={t(`${channel}.title`)}>
      <p>
        {t.rich(`${channel}.${outcome}`, { address: () => <Ltr className="font-semibold">{address}</Ltr> })}
      </p>
      <p className="mt-2">
        <Link href="/support">{t('support')}</Link>
      </p>
    </Banner>
  ))
}
