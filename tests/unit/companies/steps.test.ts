import { STEPS, stepsFor } from '@/lib/companies/steps'

test('the industrial facility is a step only when its box is ticked', () => {
  expect(stepsFor({ industrial: false })).toEqual(['company', 'importer', 'commercial'])
  expect(stepsFor({ industrial: true })).toEqual(STEPS)
})
