/** @jest-environment node */
import { readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import pino from 'pino'
import { logOptions } from '@/lib/core/logger'
import { logFrameworkErrors } from '@/scripts/serve/log-framework-errors'

test('a fault that nobody caught is one masked line of JSON, with the number that its reader was shown', () => {
  let text = ''
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      done()
    },
  })
  const target = { error: console.error, warn: console.warn }
  logFrameworkErrors(target, pino({ ...logOptions, level: 'info' }, stream))
  const cause = new Error('connect for 288020122596')
  const fault = Object.assign(new Error('no user hamed@ofuq.example', { cause }), { digest: '4711' })
  target.error(' \u001b[31m⨯\u001b[39m', fault)
  target.warn('slow: %o of hamed@ofuq.example', { path: '/ar' })
  target.error(fault)
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toMatchObject([
    { level: 50, digest: '4711', msg: '⨯', err: { type: 'Error', message: 'no user h•••@ofuq.example' } },
    { level: 40, msg: "slow: %o of h•••@ofuq.example { path: '/ar' }" },
    { level: 50, digest: '4711', msg: 'an error of a library' },
  ])
  expect(text).not.toMatch(/hamed@|288020122596/)
})

test.each(['serve', 'worker'])('%s has what libraries write by themselves logged', (program) => {
  const source = readFileSync(`scripts/${program}.ts`, 'utf8')
  expect(source).toMatch(/^(?:if \(!dev\) )?logFrameworkErrors\(\)$/m)
})
