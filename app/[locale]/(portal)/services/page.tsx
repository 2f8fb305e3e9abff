import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon, type IconName } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import type { Actor } from '@/lib/access/actor'
import { can, canAnywhere } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { Link } from '@/lib/i18n/link'

/** The services that exist, each with what opens it. A service that is not built yet is not shown. */
const SERVICES = [
  {
    key: 'COMPANY_REGISTRATION',
    href: '/companies/register',
    icon: 'company',
    allowed: (actor: Actor) => can(actor, 'companies.register', null),
  },
  {
    key: 'COMPANY_UPDATE',
    href: '/companies',
    icon: 'edit',
    allowed: (actor: Actor) => canAnywhere(actor, 'companies.read'),
  },
  {
    key: 'PAYMENTS',
    href: '/payments',
    icon: 'card',
    allowed: (actor: Actor) => canAnywhere(actor, 'payments.read'),
  },
  {
    key: 'TARIFF',
    href: '/services/tariff',
    icon: 'search',
    allowed: (actor: Actor) => canAnywhere(actor, 'tariff.use'),
  },
  {
    key: 'REQUESTS',
    href: '/requests',
    icon: 'requests',
    allowed: (actor: Actor) => canAnywhere(actor, 'requests.read'),
  },
] as const satisfies readonly {
  key: string
  href: string
  icon: IconName
  allowed: (actor: Actor) => boolean
}[]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('services'))('title') }
}

export default async function ServicesPage() {
  const actor = await requirePermission('portal.use')
  const t = await getTranslations('services')
  const services = SERVICES.filter(({ allowed }) => allowed(actor))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {services.length === 0 && (
        <Card>
          <EmptyState icon="services" title={t('none.title')}>
            {t('none.body')}
          </EmptyState>
        </Card>
      )}
      <ul className="grid gap-4 sm:grid-cols-2">
        {services.map(({ key, href, icon }) => (
          <li key={key}>
            <Link
              href={href}
              className="flex h-full items-start gap-4 rounded-card border border-line bg-surface p-5 text-ink shadow-card hover:border-primary"
            >
              <span className="grid size-11 flex-none place-items-center rounded-field bg-primary-soft text-primary">
                <Icon name={icon} size={22} />
              </span>
              <span>
                <span className="block text-lg font-semibold text-primary">{t(`${key}.title`)}</span>
                <span className="text-ink-2">{t(`${key}.body`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
