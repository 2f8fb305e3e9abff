import fc from 'fast-check'
import { FIELDS, type FieldName } from '@/lib/companies/fields'
import { maskAnswers } from '@/lib/companies/profile-values'

const MASKED = FIELDS.filter(
  ({ name, kind }) => ['mobile', 'landline', 'email', 'civilId'].includes(kind) || name === 'residencyNumber',
).map(({ name }) => name)

test.each([
  ['signatoryCivilId', '288020122596', '2880••••2596'],
  ['signatoryCivilId', '28802', '•••••'],
  ['residencyNumber', '123456789012', '1234••••9012'],
  ['mobile', '+965 5012 3456', '••••••56'],
  ['mobile', '501', '••••••'],
  ['officePhone', '+965 2245 1234', '••••••34'],
  ['officeFax', '', ''],
  ['email', 'info@ofuq.example', 'i•••@ofuq.example'],
  ['email', 'info.ofuq.example', '••••••le'],
  ['nameEn', 'Al Ofuq', 'Al Ofuq'],
])('%s: %s is shown as %s', (name, value, shown) => {
  expect(maskAnswers({ [name]: value })[name]).toBe(shown)
})

test('what a person is reached or known by never stands in masked answers, whatever was typed; masking twice is once', () => {
  const typed = fc.stringMatching(/^[0-9a-z+@. -]{7,30}$/)
  fc.assert(
    fc.property(fc.constantFrom<FieldName>(...MASKED), typed, (name, value) => {
      const once = maskAnswers({ [name]: value })
      expect(once[name]).not.toContain(value)
      expect(once[name]).toContain('•')
      if (name === 'signatoryCivilId') expect(maskAnswers(once)).toEqual(once)
    }),
    { numRuns: 200 },
  )
})
