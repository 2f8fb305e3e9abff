import type { Actor } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import type { PaymentRequest } from '@/lib/db/generated/client'
import { issuePaymentRequest } from '@/lib/payments/issue-payment-request'
import { asOwner, db } from './database'
import { AT, makeAccount, profileOf, run } from './office-scene'

const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

async function party(
  kind: 'TRADER' | 'BROKER',
  number: string,
): Promise<{ partyId: string; companyId: string; actor: Actor }> {
  const [partyId, companyId, account] = [newId(AT), newId(AT), await makeAccount(number)]
  await db.customsParty.create({
    data: {
      id: partyId,
      customsCode: `C-${number}`,
      kind,
      commercialRegistrationNumber: number,
      nameAr: `شركة ${number}`,
      nameEn: `Company ${number}`,
      updatedAt: AT,
    },
  })
  const profile = profileOf(number)
  await db.companyProfile.create({ data: profile })
  await db.company.create({
    data: {
      id: companyId,
      accountId: account.accountId,
      role: 'MAIN',
      profileId: profile.id,
      partyId,
      commercialRegistrationNumber: number,
      approvedAt: AT,
    },
  })
  return { partyId, companyId, actor: account.actor }
}

/** A trader who owes six payment requests and somebody else who owes one, all sent by one broker, a minute apart. */
export async function tradedPayments() {
  await asOwner((client) => client.query('DELETE FROM "CustomsParty"'))
  const trader = await party('TRADER', '700001')
  const broker = await party('BROKER', '700002')
  const stranger = await party('TRADER', '700003')
  await db.customsSite.createMany({
    data: [{ code: 'KWI', nameAr: 'المطار', nameEn: 'Airport' }],
    skipDuplicates: true,
  })
  await db.customsAccount.createMany({
    data: [
      { code: 'FEES', nameAr: 'رسوم', nameEn: 'Fees' },
      { code: 'DEPOSITS', nameAr: 'تأمينات', nameEn: 'Deposits' },
    ],
    skipDuplicates: true,
  })
  const requests: PaymentRequest[] = []
  for (let n = 0; n < 7; n += 1) {
    const declaration = await db.declaration.create({
      data: {
        id: newId(at(n)),
        temporaryNumber: `TIM/${9000 + n}/KWI26`,
        finalNumber: n === 3 ? 'IM/123/KWI26' : null,
        siteCode: 'KWI',
        consigneeId: trader.partyId,
        declarantId: broker.partyId,
        createdAt: at(n),
      },
    })
    const order = await db.deliveryOrder.create({
      data: {
        id: newId(at(n)),
        number: `DO/${80 + n}/KWI26`,
        siteCode: 'KWI',
        consigneeId: trader.partyId,
        issuedOn: new Date('2026-11-24'),
      },
    })
    const issued = await run((tx) =>
      issuePaymentRequest(tx, at(n), {
        origin: 'DECLARATION',
        type: n === 5 ? 'DEPOSITS' : 'FEES',
        reference: `R${n}`,
        payerId: n === 6 ? stranger.partyId : trader.partyId,
        brokerId: broker.partyId,
        declarationId: declaration.id,
        deliveryOrderId: order.id,
        customsAccountCode: n === 5 ? 'DEPOSITS' : 'FEES',
        lines: [
          { category: 'CUSTOMS_DUTY', amountFils: 10_000 + n },
          { category: 'STORAGE', amountFils: 500 },
        ],
      }),
    )
    if (!issued.ok) throw new Error('not issued')
    requests.push(issued.value)
  }
  return { trader, broker, stranger, requests }
}
export type TradedPayments = Awaited<ReturnType<typeof tradedPayments>>
