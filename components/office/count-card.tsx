import { Icon, type IconName } from '@/components/ui/icon'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'

type Props = { label: string; value: number; href: string; icon: IconName; tone?: 'plain' | 'accent' }

/** One of the day's counts, as a link to what it counts. A count that was capped says so. */
export function CountCard({ label, value, href, icon, tone = 'plain' }: Props) {
  const look =
    tone === 'accent' ? 'border-accent-line bg-accent-soft text-accent' : 'border-line bg-surface text-ink'
  return (
    <li>
      <Link
        href={href}
        className={`flex h-full items-center gap-4 rounded-card border px-4 py-4 shadow-card hover:border-line-strong sm:px-5 ${look}`}
      >
        <Icon name={icon} size={24} className={tone === 'accent' ? '' : 'text-ink-2'} />
        <span className="min-w-0">
          <strong className="block text-2xl">
            <Ltr>{value > 999 ? '999+' : value}</Ltr>
          </strong>
          <span className={`block text-sm ${tone === 'accent' ? '' : 'text-ink-2'}`}>{label}</span>
        </span>
      </Link>
    </li>
  )
}
