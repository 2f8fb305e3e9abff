import { getTranslations } from '@/lib/i18n/translations'
import { Icon } from '@/components/ui/icon'
import { StatusTag } from '@/components/ui/status-tag'
import type { DocumentType } from '@/lib/documents/types'

type Props = { required: readonly DocumentType[]; present: readonly DocumentType[] }

/**
 * What is asked for, from the start: each required document with its state, and how many of them are there.
 */
export async function RequiredList({ required, present }: Props) {
  const t = await getTranslations('documents')
  const done = required.filter((type) => present.includes(type)).length
  return (
    <div className="grid gap-3">
      <p role="status" className="text-ink-2">
        {done === required.length ? t('allThere') : t('progressText', { done, total: required.length })}
      </p>
      <progress
        max={required.length}
        value={done}
        aria-label={t('progressText', { done, total: required.length })}
        className="h-2 w-full overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-primary"
      />
      <ul className="divide-y divide-line">
        {required.map((type) => {
          const there = present.includes(type)
          return (
            <li key={type} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <Icon
                name={there ? 'success' : 'circle'}
                className={there ? 'text-done' : 'text-line-strong'}
              />
              <span className="min-w-0 flex-1 basis-48">
                {t(`types.${type}`)}
                <span className="block text-sm text-ink-2">{t(`hints.${type}`)}</span>
              </span>
              <StatusTag
                state={there ? 'UPLOADED' : 'MISSING'}
                label={there ? t('uploaded') : t('missing')}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
