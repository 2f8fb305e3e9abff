import { correctionForm, resubmitForm, versionForm } from '@/lib/requests/business-forms'

test('a box that is not ticked is not posted at all, and that is an answer', () => {
  expect(resubmitForm.parse({ requestId: 'a', version: '3' })).toEqual({ requestId: 'a', version: 3, seen: '', unchangedConfirmed: false })
  expect(resubmitForm.parse({ requestId: 'a', version: '3', unchanged: 'on' })).toMatchObject({ unchangedConfirmed: true })
})

test('a version that is no small whole number is refused', () => {
  for (const version of ['', '-1', '1.5', '1e9', '9999999999', undefined]) expect(versionForm.safeParse({ requestId: 'a', version }).success).toBe(false)
})

test('corrected values keep their names, apart from the request’s id', () => {
  expect(correctionForm.parse({ requestId: 'a', city: 'حولي' })).toEqual({ requestId: 'a', typed: { city: 'حولي' }, seen: '', override: false })
  expect(correctionForm.parse({ requestId: 'a', city: 'حولي', seen: 'x', override: 'on' })).toEqual({ requestId: 'a', typed: { city: 'حولي' }, seen: 'x', override: true })
  expect(correctionForm.safeParse({ requestId: ['a', 'b'], city: 'x' }).success).toBe(false)
  expect(correctionForm.safeParse({ city: 'x' }).success).toBe(false)
})
