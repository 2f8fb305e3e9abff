import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Deadline } from '@/components/ui/deadline'
import type { RequestState } from '@/lib/db/generated/enums'
import type { Due } from '@/lib/requests/timeline'

type Props = { state: RequestState; due?: Due; locale: string; children?: ReactNode }

/**
 * The first thing of the page: where the request is, what the reader must do, and by when an answer is
 * expected.
 */
export async function WhatNow({ state, due, locale, children }: Props) {
  const t = await getTranslations('requests')
  const deadline = () => <Deadline at={new Date(`${due!.day}T12:00:00+03:00`)} locale={locale} />
  return (
    <Card>
      <p className="text-sm text-ink-2">{t('nowTitle')}</p>
      <h2 className="mt-1 text-xl">{t(`now.${state}.title`)}</h2>
      <p className="mt-1">{t(`now.${state}.body`)}</p>
      {due && (
        <p className="mt-1">
          {t.rich(due.late ? 'due.late' : 'due.expected', { days: due.workingDays, deadline })}
        </p>
      )}
      {children && <div className="mt-5 flex flex-wrap items-center gap-3">{children}</div>}
    </Card>
  )
}
