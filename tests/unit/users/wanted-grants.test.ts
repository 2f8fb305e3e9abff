import fc from 'fast-check'
import type { GrantOf } from '@/lib/access/actor'
import { Service } from '@/lib/db/generated/enums'
import { env } from '@/lib/env'
import { matrixForm } from '@/lib/users/forms'
import { REACHES } from '@/lib/users/service-reaches'
import { addedGrants, formatWanted, parseWanted, plainGrants } from '@/lib/users/wanted-grants'

const IDS = Array.from({ length: 9 }, (_, n) => `00000000-0000-4000-8000-00000000000${n}`)
const day = fc.constantFrom(undefined, '2026-12-31', '2027-02-28')

/** Grants as the matrix gives them: of one service with one last day. */
const wanted = fc
  .record({
    days: fc.record(Object.fromEntries(Object.values(Service).map((service) => [service, day]))),
    boxes: fc.uniqueArray(
      fc.record({
        service: fc.constantFrom(...Object.values(Service)),
        place: fc.constantFrom('ALL', ...IDS),
      }),
      { maxLength: 20, selector: ({ service, place }) => `${service} ${place}` },
    ),
  })
  .map(({ days, boxes }) =>
    plainGrants(
      boxes.map(({ service, place }): GrantOf => {
        const of = { service, ...(days[service] && { until: days[service] }) }
        if (!REACHES[service].includes('COMPANY')) return { ...of, reach: 'NONE', companyId: null }
        return place === 'ALL'
          ? { ...of, reach: 'ALL', companyId: null }
          : { ...of, reach: 'COMPANY', companyId: place }
      }),
    ),
  )

test('what the page that asks again gets by its address is what was chosen, with its last days', () => {
  fc.assert(
    fc.property(wanted, (grants) => {
      const read = parseWanted(formatWanted(grants, IDS), IDS)
      expect(read).toBeDefined()
      expect([...addedGrants(grants, read!), ...addedGrants(read!, grants)]).toEqual([])
    }),
    { seed: 20261201, numRuns: env.TEST_DEEP ? 5000 : 200 },
  )
})

test('a day that is none makes the address worth nothing', () => {
  const text = formatWanted([{ service: 'TARIFF', reach: 'NONE', companyId: null, until: '2026-12-31' }], [])
  expect(text).toMatch(/tNu20261231$/)
  expect(parseWanted(text.replace('20261231', '20261331'), [])).toBeUndefined()
})

test('another last day is another grant; beside all companies one that lasts longer is kept', () => {
  const one: GrantOf = { service: 'PAYMENTS', reach: 'COMPANY', companyId: IDS[0]! }
  const all: GrantOf = { service: 'PAYMENTS', reach: 'ALL', companyId: null, until: '2026-12-31' }
  expect(addedGrants([one], [{ ...one, until: '2026-12-31' }])).toHaveLength(1)
  expect(plainGrants([all, one])).toEqual([all, one])
  expect(plainGrants([all, { ...one, until: '2026-12-01' }])).toEqual([all])
  expect(plainGrants([{ ...all, until: undefined }, one])).toHaveLength(1)
})

test('the matrix takes a day in any digits, an empty one as none, and names the field of another', () => {
  const form = {
    userId: 'u',
    seen: 's',
    grant: 'PAYMENTS:ALL',
    'until-PAYMENTS': '٣١/١٢/٢٠٢٦',
    'until-BILLS': '',
  }
  expect(matrixForm.parse(form)).toMatchObject({
    grant: ['PAYMENTS:ALL'],
    until: { PAYMENTS: '2026-12-31', BILLS: null, TARIFF: null },
  })
  const wrong = matrixForm.safeParse({ ...form, 'until-PAYMENTS': 'soon' })
  expect(wrong.error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
    ['until-PAYMENTS', 'day'],
  ])
})
