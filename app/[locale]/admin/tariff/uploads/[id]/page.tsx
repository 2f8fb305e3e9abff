import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { requirePermission } from '@/lib/access/require'
import { findUpload } from '@/lib/tariff/import/upload'
import { versionsHref } from '../../hrefs'
import { BadRows } from './bad-rows'
import { DraftForm } from './draft-form'
import { MappingForm } from './mapping-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tariffAdmin.file'))('title') }
}

/**
 * A file before it becomes a version: which column holds what, what is wrong with which row, and the draft.
 */
export default async function TariffUploadPage({ params, searchParams }: Props) {
  const actor = await requirePermission('tariff.oversee')
  const upload = await findUpload(actor, (await params).id)
  if (!upload) notFound()
  const after = Number((await searchParams).after ?? 0)
  const [t, problems] = await Promise.all([getTranslations('tariffAdmin.file'), getTranslations('problems')])
  const edits = can(actor, 'tariff.edit')
  return (
    <>
      <Breadcrumbs name={t('trail')} items={[{ href: versionsHref(), label: t('back') }]} />
      <PageHeader
        title={<bdi className="wrap-anywhere">{upload.fileName}</bdi>}
        lead={t('lead', {
          rows: upload.table.rows.length,
          lines: upload.lines.length,
          bad: upload.bad.length,
        })}
      />
      <div className="grid gap-6">
        {upload.fault && <Banner tone="warn">{problems(upload.fault)}</Banner>}
        <MappingForm upload={upload} edits={edits} />
        {!upload.fault && (
          <BadRows uploadId={upload.id} bad={upload.bad} after={Number.isSafeInteger(after) ? after : 0} />
        )}
        {!upload.fault && edits && upload.lines.length > 0 && <DraftForm upload={upload} />}
      </div>
    </>
  )
}
