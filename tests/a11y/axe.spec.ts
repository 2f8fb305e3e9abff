import { cornersOf, examine } from './support/examine'
import { expect, test } from '@/tests/support/journey-fixtures'
import { unvisited, VISITS } from './support/visits'

test.describe.configure({ mode: 'parallel' })

test('every page of the table is visited', () => {
  expect(unvisited()).toEqual([])
})

for (const [index, { title, pattern, make }] of VISITS.entries()) {
  const further = VISITS.findIndex((visit) => visit.pattern === pattern) < index
  test(`${title} is accessible, fits the screen and has no errors`, async ({ reader, scene }) => {
    const wrong: string[] = []
    for (const corner of cornersOf(index, further)) {
      const found = await examine(reader, scene, make(scene.ids), corner)
      wrong.push(...found.map((fault) => `${corner.locale} ${corner.theme} ${corner.width}: ${fault}`))
    }
    expect(wrong.join('\n')).toBe('')
  })
}
