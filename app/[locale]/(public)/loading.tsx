import { getTranslations } from 'next-intl/server'
import { PublicPage } from '@/components/shell/public-page'
import { SkeletonLines } from '@/components/ui/skeleton'

export default async function Loading() {
  const t = await getTranslations('common')
  return (
    <PublicPage>
      <div role="status"><span className="sr-only">{t('loading')}</span></div>
      <div aria-hidden="true" className="shimmer mb-6 h-9 w-64 max-w-full" />
      <SkeletonLines lines={8} />
    </PublicPage>
  )
}
