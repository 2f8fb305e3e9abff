import { getTranslations } from '@/lib/i18n/translations'
import { Icon, type IconName } from '@/components/ui/icon'
import { Link } from '@/lib/i18n/link'

const SERVICES: { key: string; icon: IconName; href: string }[] = [
  { key: 'registration', icon: 'company', href: '/guide/company-registration' },
  { key: 'requests', icon: 'requests', href: '/guide/tracking-requests' },
  { key: 'corrections', icon: 'edit', href: '/guide/corrections' },
  { key: 'update', icon: 'calendar-clock', href: '/guide/company-update' },
  { key: 'payments', icon: 'card', href: '/guide/payments' },
  { key: 'tariff', icon: 'search', href: '/tariff' },
  { key: 'security', icon: 'shield', href: '/guide/account-security' },
  { key: 'support', icon: 'support', href: '/support' },
]

/** Cards on wide screens, a compact list in two columns on phones. */
export async function Services() {
  const t = await getTranslations('public.services')
  return (
    <section aria-labelledby="services" className="py-10">
      <h2 id="services" className="text-2xl">
        {t('title')}
      </h2>
      <ul className="mt-4 grid grid-cols-2 gap-2.5 sm:gap-4 lg:grid-cols-3">
        {SERVICES.map(({ key, icon, href }) => (
          <li key={key}>
            <Link
              href={href}
              className="flex h-full items-center gap-3 rounded-card border border-line bg-surface p-3 text-ink shadow-card hover:border-primary sm:flex-col sm:items-start sm:p-5"
            >
              <span className="grid size-9 flex-none place-items-center rounded-field bg-primary-soft text-primary sm:size-11">
                <Icon name={icon} size={22} />
              </span>
              <span className="min-w-0">
                <span className="block text-sm font-semibold sm:text-lg">{t(`${key}.title`)}</span>
                <span className="hidden text-sm text-ink-2 sm:block">{t(`${key}.body`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
