import { formValues, hasTooManyFields, MAX_FIELDS } from '@/lib/actions/form-values'
import { quickest } from '@/tests/support/quickest'

function formOf(entries: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

describe('the fields of a post', () => {
  it('one value is a string, repeated ones are a list in their order; files and the framework’s own fields are left out', () => {
    const form = formOf([
      ['name', ' ش'],
      ['choice', 'a'],
      ['$ACTION_ID_1', ''],
      ['file', new Blob(['x'])],
      ['choice', 'b'],
      ['toString', 'x'],
      ['__proto__', 'x'],
    ])
    expect(formValues(form)).toEqual({ name: ' ش', choice: ['a', 'b'], toString: 'x' })
    expect(Object.getPrototypeOf(formValues(form))).toBe(Object.prototype)
  })

  it('forty thousand names are read in one pass: with a search of the form for each name it takes many seconds', async () => {
    const form = formOf(Array.from({ length: 40_000 }, (_, index) => [`field-${index}`, 'x'] as const))
    const took = await quickest(2, () => expect(Object.keys(formValues(form))).toHaveLength(40_000))
    expect(took).toBeLessThan(1500)
  })

  it('a thousand fields are taken and one more is not, however they are named', () => {
    const many = (count: number, name: (index: number) => string) =>
      hasTooManyFields(formOf(Array.from({ length: count }, (_, index) => [name(index), 'x'] as const)))
    expect([
      many(MAX_FIELDS, (index) => `n${index}`),
      many(MAX_FIELDS + 1, (index) => `n${index}`),
      many(MAX_FIELDS + 1, () => 'same'),
    ]).toEqual([false, true, true])
  })
})
