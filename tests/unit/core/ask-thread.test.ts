/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AskThread, Overrun } from '@/lib/core/ask-thread'

const folder = mkdtempSync(join(tmpdir(), 'ask-thread-'))
const file = join(folder, 'thread.mjs')
writeFileSync(file, `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, question }) => {
  const kept = []
  while (question === 'fill') kept.push(new Array(1000).fill(id))
  while (question === 'turn');
  parentPort.postMessage({ id, answer: question })
})`)
const thread = new AskThread<string, string>(() => file, { megabytes: 32, seconds: 3 })

afterAll(async () => {
  await thread.stop()
  rmSync(folder, { recursive: true })
})

test.each(['fill', 'turn'])('a question that takes more memory or time than it may («%s») ends its thread, and the next one is answered by another', async (question) => {
  await expect(thread.ask(question)).rejects.toBeInstanceOf(Overrun)
  expect(await thread.ask('hello')).toBe('hello')
})
