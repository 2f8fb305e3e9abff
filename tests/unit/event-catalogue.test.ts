import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { EVENT_CATALOGUE, SUBJECTS, type EventType } from '@/lib/outbox/event-catalogue'

const types = Object.keys(EVENT_CATALOGUE) as EventType[]

it.each(types)(
  '%s is a dotted name of its subject, with a version and somebody who may receive it',
  (type) => {
    const { version, subject, receivers } = EVENT_CATALOGUE[type]
    expect(type).toMatch(/^(request|company|payment)\.[a-z]+(-[a-z]+)*$/)
    expect({ request: 'REQUEST', company: 'COMPANY', payment: 'PAYMENT_REQUEST' }[type.split('.')[0]!]).toBe(
      subject,
    )
    expect(version).toBeGreaterThan(0)
    expect(receivers.length).toBeGreaterThan(0)
  },
)

it.each(types)('%s names no internal id: no field of its payload takes one', (type) => {
  const fields = (z.toJSONSchema(EVENT_CATALOGUE[type].payload, { unrepresentable: 'any' }).properties ??
    {}) as object
  expect(
    Object.keys(fields).filter((name) =>
      /^(id|accountId|userId|companyId|requestId|partyId|refundId)$/.test(name),
    ),
  ).toEqual([])
  const shape = EVENT_CATALOGUE[type].payload.shape as Record<string, z.ZodType>
  for (const [name, field] of Object.entries(shape))
    expect([name, field.safeParse(newId(new Date())).success]).toEqual([name, false])
})

it('every event that a broker may receive names the broker by its code', () => {
  const ofBrokers = types.filter((type) =>
    (EVENT_CATALOGUE[type].receivers as readonly string[]).includes('BROKER'),
  )
  expect(ofBrokers.every((type) => type.startsWith('payment.'))).toBe(true)
  expect(types.filter((type) => type.startsWith('payment.'))).toEqual(ofBrokers)
  for (const type of ofBrokers)
    expect(Object.keys(EVENT_CATALOGUE[type].payload.shape)).toContain('brokerCode')
})

it.each([
  ['REQUEST', 'CO/131/26', 'PR/1/26'],
  ['COMPANY', '731155', 'CO/1/26'],
  ['PAYMENT_REQUEST', 'PR/7/26', 'CR/7/KWI26'],
] as const)('a %s is named by its public number alone', (subject, right, wrong) => {
  expect([right, wrong, newId(new Date()), ''].map((id) => SUBJECTS[subject].safeParse(id).success)).toEqual([
    true,
    false,
    false,
    false,
  ])
})
