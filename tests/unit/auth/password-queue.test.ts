import { enqueue } from '@/lib/auth/password-queue'

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

it('runs one piece of work at a time, in the order of asking', async () => {
  const seen: string[] = []
  let running = 0
  const work = (name: string) =>
    enqueue(async () => {
      running += 1
      expect(running).toBe(1)
      await pause(5)
      seen.push(name)
      running -= 1
    })
  await Promise.all(['a', 'b', 'c'].map(work))
  expect(seen).toEqual(['a', 'b', 'c'])
})

it('who waits too long is turned away, and those behind still get their turn', async () => {
  const slow = enqueue(() => pause(60))
  const late = enqueue(() => Promise.resolve('late'), 10)
  const patient = enqueue(() => Promise.resolve('patient'), 1000)
  expect(await late).toBeUndefined()
  expect(await patient).toEqual({ value: 'patient' })
  await slow
})

it('work that throws frees the place', async () => {
  await expect(enqueue(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await enqueue(() => Promise.resolve(1))).toEqual({ value: 1 })
})
