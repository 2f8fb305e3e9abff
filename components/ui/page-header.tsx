import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs'

type Props = {
  title: ReactNode
  breadcrumbs?: Crumb[]
  /** Beside the title: a status tag. */
  tag?: ReactNode
  /** Under the title: what the page is for, a number, a company. */
  lead?: ReactNode
  actions?: ReactNode
}

/** The head of a page: where it stands, what it is, what can be done. Holds the page's only h1. */
export async function PageHeader({ title, breadcrumbs, tag, lead, actions }: Props) {
  const t = breadcrumbs && (await getTranslations('ui'))
  return (
    <div className="mb-6">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} name={t!('breadcrumbs')} />}
      <div className="mt-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-2xl sm:text-3xl">{title}</h1>
            {tag}
          </div>
          {lead && <div className="mt-1 text-ink-2">{lead}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  )
}
