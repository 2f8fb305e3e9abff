import type { Actor, Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { Fils } from '@/lib/core/money'
import { db } from '@/lib/db/client'
import type { PaymentRequest } from '@/lib/db/generated/client'
import type { ReceiptCategory } from '@/lib/db/generated/enums'
import { issuePaymentRequest } from '@/lib/payments/issue-payment-request'
import { companyOf, valueOf } from './company-scene'
import { AT, makeAccount, run } from './office-scene'

let counter = 0
const next = () => (counter += 1)

export type PaymentScene = {
  actor: Actor & Member
  accountId: string
  userId: string
  partyId: string
  brokerId: string
  declarationId: string
}

async function makeParty(kind: 'TRADER' | 'BROKER'): Promise<string> {
  const id = newId(AT)
  const n = next()
  await db.customsParty.create({
    data: {
      id,
      customsCode: `T${process.pid}${n}`,
      kind,
      nameAr: kind === 'TRADER' ? 'شركة الأفق للتجارة العامة' : 'مكتب التخليص الأول',
      nameEn: kind === 'TRADER' ? 'Al Ofuq General Trading Co.' : 'First Clearing Office',
      updatedAt: AT,
    },
  })
  return id
}

/**
 * A company with something to pay: a payer with an account, a broker with one, a declaration, two customs
 * accounts.
 */
export async function paymentScene(): Promise<PaymentScene> {
  const payer = await makeAccount()
  const broker = await makeAccount()
  const partyId = await makeParty('TRADER')
  const brokerId = await makeParty('BROKER')
  await db.company.update({
    where: { id: await companyOf(payer.accountId, payer.number) },
    data: { partyId },
  })
  await db.company.update({
    where: { id: await companyOf(broker.accountId, broker.number) },
    data: { partyId: brokerId },
  })
  await db.customsAccount.createMany({
    data: ['100', '200'].map((code) => ({ code, nameAr: `حساب ${code}`, nameEn: `Account ${code}` })),
    skipDuplicates: true,
  })
  await db.customsSite.createMany({
    data: [{ code: 'KWI', nameAr: 'ميناء الشويخ', nameEn: 'Shuwaikh Port' }],
    skipDuplicates: true,
  })
  const declarationId = newId(AT)
  await db.declaration.create({
    data: {
      id: declarationId,
      temporaryNumber: `TIM/${next()}/KWI26`,
      siteCode: 'KWI',
      consigneeId: partyId,
      declarantId: brokerId,
      createdAt: AT,
    },
  })
  return { ...payer, actor: payer.actor as Actor & Member, partyId, brokerId, declarationId }
}

type Given = {
  amounts?: Partial<Record<ReceiptCategory, Fils>>
  customsAccountCode?: string
  expiresAt?: Date
  at?: Date
}

/** A request that the scene's company owes: duties and unloading unless said otherwise. */
export async function issueRequest(
  scene: PaymentScene,
  {
    amounts = { CUSTOMS_DUTY: 50_000, UNLOADING: 2_500 },
    customsAccountCode = '100',
    expiresAt,
    at = AT,
  }: Given = {},
): Promise<PaymentRequest> {
  const lines = Object.entries(amounts).map(([category, amountFils]) => ({
    category: category as ReceiptCategory,
    amountFils,
  }))
  return valueOf(
    await run((tx) =>
      issuePaymentRequest(tx, at, {
        origin: 'DECLARATION',
        type: 'FEES',
        reference: `REF-${process.pid}-${next()}`,
        payerId: scene.partyId,
        brokerId: scene.brokerId,
        declarationId: scene.declarationId,
        customsAccountCode,
        lines,
        expiresAt,
      }),
    ),
  )
}
