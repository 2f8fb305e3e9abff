/** @jest-environment node */
import { isId, newCode, newId, sameText } from '@/lib/core/ids'
import { maskText } from '@/lib/core/logger'
import { fingerprint, fingerprints, seal, unseal } from '@/lib/core/vault'

describe('sealed texts', () => {
  it('open again in their own context', () =>
    expect(unseal(seal('288020122596', 'civil-id'), 'civil-id')).toBe('288020122596'))
  it('never look the same twice', () => expect(seal('x', 'a')).not.toBe(seal('x', 'a')))
  it('do not open in another context, altered, or with an unknown key', () => {
    const sealed = seal('secret', 'a')
    expect(() => unseal(sealed, 'b')).toThrow()
    expect(() => unseal(sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA'), 'a')).toThrow()
    expect(() => unseal(sealed.replace(/^v1\.[^.]+/, 'v1.other'), 'a')).toThrow(/unknown/)
  })
  it('have an equal fingerprint for equal values', () => {
    expect(fingerprint('1')).toBe(fingerprint('1'))
    expect(fingerprint('1')).not.toBe(fingerprint('2'))
    expect(fingerprints('1')).toContain(fingerprint('1'))
  })
})

describe('ids', () => {
  it('sort by their time', () => expect(newId(new Date(1000)) < newId(new Date(2000))).toBe(true))
  it('are version 7 UUIDs', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isId(newId())).toBe(true)
  })
  it.each(['', '1', "' OR 1=1", '../x', 'A'.repeat(36), undefined, 7])('%p is none', (value) =>
    expect(isId(value)).toBe(false),
  )
  it('codes have six digits, leading zeros too', () => {
    for (let n = 0; n < 200; n += 1) expect(newCode(6)).toMatch(/^\d{6}$/)
  })
  it('texts are compared whole', () => {
    expect(sameText('abc', 'abc')).toBe(true)
    expect(sameText('abc', 'abC')).toBe(false)
  })
})

describe('logs', () => {
  it('mask what is personal inside free text', () => {
    expect(maskText('civil 288020122596, mail hamed@ofuq.example, phone +965 5012 3456')).toBe(
      'civil 2880••••2596, mail h•••@ofuq.example, phone ••••••56',
    )
  })
})
