import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Icon } from '@/components/ui/icon'
import { DateTime } from '@/components/ui/date-time'
import { Ltr } from '@/components/ui/ltr'
import { PageHeader } from '@/components/ui/page-header'
import { TaskList } from '@/components/ui/task-list'
import { kuwaitDay, now } from '@/lib/core/clock'
import { registrationPath } from '@/lib/companies/registration-paths'
import type { RegistrationView } from '@/lib/companies/registration-queries'
import { registrationTasks, type Place } from './registration-tasks'

type Props = { view: RegistrationView; title: string; current: Place; children: ReactNode }

/**
 * The frame of a registration's pages: which company this is, and the task list beside (on phones above) the
 * work.
 */
export async function RegistrationFrame({ view, title, current, children }: Props) {
  const t = await getTranslations('companies')
  const { tasks, summary } = registrationTasks(t, view, kuwaitDay(await now()), current)
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('crumbs.services'), href: '/services' },
          { label: t('crumbs.companies'), href: '/companies' },
          { label: <Ltr>{view.number}</Ltr>, href: registrationPath(view.requestId) },
          { label: title },
        ]}
      />
      <div className="grid gap-5">
        <Banner>
          {t(`banner.${view.role}`)}. {t('banner.saved')}
        </Banner>
        <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="xl:order-2">
            <TaskList title={t('tasks.listTitle')} summary={summary} tasks={tasks} />
            <p className="mt-3 flex items-center gap-2 text-sm text-ink-2">
              <Icon name="saved" size={18} />
              <span>
                {t('tasks.savedAt')} <DateTime at={view.updatedAt} />
              </span>
            </p>
          </div>
          <div className="grid min-w-0 gap-5">{children}</div>
        </div>
      </div>
    </>
  )
}
