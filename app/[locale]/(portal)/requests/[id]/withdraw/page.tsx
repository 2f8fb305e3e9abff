import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import { requireAnywhere } from '@/lib/access/require'
import { requestTypes } from '@/lib/request-types'
import { findRequestHead } from '@/lib/requests/queries'
import { getRequestType } from '@/lib/requests/request-type-definition'
import { mayAct } from '@/lib/requests/scope'
import { withdrawForm } from '../actions'
import { ConfirmEnd } from '../confirm-end'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requests'))('withdraw') }
}

export default async function WithdrawPage({ params }: Props) {
  const actor = await requireAnywhere('requests.act')
  const request = await findRequestHead(requestTypes, actor, (await params).id)
  if (!request || !mayAct(getRequestType(requestTypes, request.type), actor, request)) notFound()
  return (
    <ConfirmEnd
      request={request}
      page="withdrawPage"
      from={['SUBMITTED', 'RETURNED']}
      action={withdrawForm}
    />
  )
}
