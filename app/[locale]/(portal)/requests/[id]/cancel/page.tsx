import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { can } from '@/lib/access/permissions'
import { requireAnywhere } from '@/lib/access/require'
import { findRequestHead } from '@/lib/requests/queries'
import { cancelForm } from '../actions'
import { ConfirmEnd } from '../confirm-end'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('cancelDraft') }
}

export default async function CancelPage({ params }: Props) {
  const actor = await requireAnywhere('companies.register')
  const request = await findRequestHead(actor, (await params).id)
  if (!request || !can(actor, 'companies.register', request.companyId)) notFound()
  return <ConfirmEnd request={request} words="cancelPage" from={['DRAFT']} action={cancelForm} />
}
