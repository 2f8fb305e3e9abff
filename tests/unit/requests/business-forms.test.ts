import { correctionForm, versionForm } from '@/lib/requests/business-forms'

const given = { requestId: 'a', version: '3' }
const empty = {
  requestId: 'a',
  version: 3,
  unchangedConfirmed: false,
  papers: '',
  send: false,
  typed: {},
  seen: '',
  override: false,
}

test('a box that is not ticked is not posted at all, and that is an answer', () => {
  expect(correctionForm.parse(given)).toEqual(empty)
  expect(correctionForm.parse({ ...given, unchanged: 'on', intent: 'send', papers: 'p' })).toEqual({
    ...empty,
    unchangedConfirmed: true,
    send: true,
    papers: 'p',
  })
})

test('a version that is no small whole number is refused', () => {
  for (const version of ['', '-1', '1.5', '1e9', '9999999999', undefined]) {
    expect(versionForm.safeParse({ requestId: 'a', version }).success).toBe(false)
    expect(correctionForm.safeParse({ requestId: 'a', version }).success).toBe(false)
  }
})

test('corrected values keep their names, apart from what the form says of itself', () => {
  expect(correctionForm.parse({ ...given, city: 'حولي' })).toEqual({ ...empty, typed: { city: 'حولي' } })
  expect(correctionForm.parse({ ...given, city: 'حولي', seen: 'x', override: 'on' })).toEqual({
    ...empty,
    typed: { city: 'حولي' },
    seen: 'x',
    override: true,
  })
  expect(correctionForm.safeParse({ ...given, requestId: ['a', 'b'], city: 'x' }).success).toBe(false)
  expect(correctionForm.safeParse({ version: '3', city: 'x' }).success).toBe(false)
})
