/** @jest-environment node */
import { Writable } from 'node:stream'
import pino from 'pino'
import { logOptions } from '@/lib/core/logger'

function logged(write: (logger: pino.Logger) => void): string[] {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(...chunk.toString().trimEnd().split('\n'))
      done()
    },
  })
  write(pino({ ...logOptions, level: 'info' }, stream))
  return lines
}
const read = (line: string) => JSON.parse(line) as Record<string, unknown>

it('no value begins a line of its own, whatever somebody typed', () => {
  const typed = 'x\n{"level":60,"msg":"forged"}\r\n\u2028\u0000'
  const lines = logged((logger) => logger.info({ file: typed }, `refused ${typed}`))
  expect(lines).toHaveLength(1)
  expect(read(lines[0]!)).toMatchObject({ level: 30, file: typed })
})

it('a line says when, in UTC, and how bad it is', () => {
  const [line] = logged((logger) => logger.error('the store does not answer'))
  expect(read(line!)).toEqual({
    level: 50,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    msg: 'the store does not answer',
  })
})

it('secrets and what is personal are in no line: not as a field, in a text or in an error', () => {
  const secrets = {
    password: 'Sidra!48-Nakhl',
    civilId: '288020122596',
    user: { email: 'hamed@ofuq.example', mobile: '+96550123456' },
    call: { headers: { cookie: 'session=abc', authorization: 'Bearer abc' } },
  }
  const text = logged((logger) => {
    logger.info(secrets, 'of hamed@ofuq.example, 288020122596')
    logger.error({ err: new Error('no user hamed@ofuq.example with 288020122596') }, 'failed')
  }).join('\n')
  for (const secret of ['Sidra', '288020122596', 'hamed@', '50123456', 'session=', 'Bearer'])
    expect(text).not.toContain(secret)
})
