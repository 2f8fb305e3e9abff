import type { Metadata } from 'next'
import { getTranslations } from '@/lib/i18n/translations'
import { PageHeader } from '@/components/ui/page-header'
import { requirePermission } from '@/lib/access/require'
import { MAX_IMPORT_ROWS } from '@/lib/users/import/read-users-file'
import { TemplateCard } from './template-card'
import { UploadForm } from './upload-form'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('userImport'))('title') }
}

/** Many invitations by one file: the template, and the form that brings the file to its preview. */
export default async function ImportPage({ searchParams }: Props) {
  await requirePermission('users.manage')
  const [query, t, users] = await Promise.all([
    searchParams,
    getTranslations('userImport'),
    getTranslations('users'),
  ])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('title')}
        breadcrumbs={[{ label: users('title'), href: '/users' }, { label: t('title') }]}
        lead={t('lead', { most: MAX_IMPORT_ROWS })}
      />
      <div className="grid gap-5">
        <TemplateCard />
        <UploadForm problem={text(query.problem)} columns={text(query.columns)} />
      </div>
    </div>
  )
}
