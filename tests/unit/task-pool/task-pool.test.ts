/** @jest-environment node */
import { spawn } from 'node:child_process'
import { alive } from '@/scripts/embedded/alive.mjs'
import { PoolBusy, PoolDown, TaskOverrun, TaskPool } from '@/lib/task-pool/task-pool'

const options = {
  entry: 'tests/support/greedy-task.ts',
  children: 2,
  megabytes: 300,
  seconds: 1,
  background: true,
  waiting: 4,
}
const pool = new TaskPool<unknown, unknown>(options)

afterAll(() => pool.stop())

it('answers with values as they were sent: bytes, dates, nothing', async () => {
  const at = new Date(0)
  expect(
    await Promise.all([
      pool.run({ at, bytes: new Uint8Array([1, 2]) }),
      pool.run(undefined),
      pool.run('hello'),
    ]),
  ).toEqual([{ at, bytes: new Uint8Array([1, 2]) }, undefined, 'hello'])
})

it.each(['fill the heap', 'fill buffers', 'fill wasm', 'turn', 'wait', 'die'])(
  'a task that takes more than it may («%s») ends its process alone, and this one goes on',
  async (greed) => {
    await pool.run('warm')
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 10)
    await expect(pool.run(greed)).rejects.toBeInstanceOf(TaskOverrun)
    clearInterval(beat)
    expect(longest).toBeLessThan(1000)
    expect(await pool.run('hello')).toBe('hello')
  },
)

it('an honest task is answered beside one that never ends', async () => {
  await Promise.all([pool.run('a'), pool.run('b')])
  const endless = pool.run('turn').catch((error: unknown) => error)
  const began = performance.now()
  expect(await pool.run('hello')).toBe('hello')
  expect(performance.now() - began).toBeLessThan(3000)
  expect(await endless).toBeInstanceOf(TaskOverrun)
})

it('what a task throws is told in words, and its process stays', async () => {
  await expect(pool.run('throw')).rejects.toThrow('no')
})

it('a child knows none of the server’s settings', async () => {
  expect(await pool.run('settings')).toEqual({ NODE_ENV: 'production' })
})

it('refuses what would wait behind too many', async () => {
  const small = new TaskPool<unknown, unknown>({ ...options, children: 1, waiting: 1 })
  const [first, second] = [small.run('a'), small.run('b')]
  await expect(small.run('c')).rejects.toBeInstanceOf(PoolBusy)
  expect(await Promise.all([first, second])).toEqual(['a', 'b'])
  await small.stop()
})

it('an entry that does not load is a fault of ours, never of the file', async () => {
  const broken = new TaskPool<unknown, unknown>({ ...options, entry: 'tests/support/not-there.ts' })
  const error = await broken.run('a').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(PoolDown)
  expect(String(error)).toContain('did not start')
})

it('a child that works ends when its server is killed', async () => {
  const code = `import { register } from 'tsx/esm/api'; register(); const { TaskPool } = await import('./lib/task-pool/task-pool.ts')
    const pool = new TaskPool(${JSON.stringify({ ...options, seconds: 30 })}); const pid = await pool.run('pid'); pool.run('turn'); console.log(pid)`
  const server = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const child = Number(await new Promise((done) => server.stdout.once('data', done)))
  server.kill('SIGKILL')
  for (let tries = 0; alive(child, 'greedy-task') && tries < 200; tries += 1)
    await new Promise((done) => setTimeout(done, 20))
  expect(alive(child, 'greedy-task')).toBe(false)
})
