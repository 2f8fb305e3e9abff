import { codeState, resendWait } from '@/lib/accounts/rules'
import { maskEmail } from '@/lib/core/email'

const at = new Date('2026-11-24T06:00:00Z')
const code = { createdAt: at, expiresAt: new Date(at.getTime() + 600_000), tries: 0, usedAt: null }
const later = (ms: number) => new Date(at.getTime() + ms)

test('a code is open until its end, its fifth try or its use', () => {
  expect(codeState(undefined, at)).toBe('none')
  expect(codeState(code, later(599_999))).toBe('open')
  expect(codeState(code, later(600_000))).toBe('expired')
  expect(codeState({ ...code, tries: 4 }, at)).toBe('open')
  expect(codeState({ ...code, tries: 5 }, at)).toBe('spent')
  expect(codeState({ ...code, usedAt: at }, at)).toBe('used')
})

test('another code may be asked for after sixty seconds', () => {
  expect(resendWait(undefined, at)).toBe(0)
  expect(resendWait(at, later(500))).toBe(60)
  expect(resendWait(at, later(59_001))).toBe(1)
  expect(resendWait(at, later(60_000))).toBe(0)
})

test('a masked e-mail keeps its first letter and its host', () => {
  expect(maskEmail('hamad.h@trade.example')).toBe('h•••@trade.example')
})
