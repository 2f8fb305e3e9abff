import { serveTasks } from '@/lib/task-pool/serve-tasks'

/** A task that does what a hostile file makes its reader do. */
serveTasks(async (question: string) => {
  const kept: unknown[] = []
  if (question === 'turn') for (;;);
  if (question === 'wait') await new Promise(() => undefined)
  while (question === 'fill the heap') kept.push(new Array(1000).fill(kept.length))
  while (question === 'fill buffers') kept.push(Buffer.alloc(8 * 1024 * 1024, 1))
  if (question === 'fill wasm')
    for (let memory = new WebAssembly.Memory({ initial: 1 }), at = 0; ; at = memory.buffer.byteLength) {
      memory.grow(128)
      new Uint8Array(memory.buffer, at).fill(1)
    }
  if (question === 'die') process.exit(3)
  if (question === 'throw') throw new Error('no')
  if (question === 'pid') return process.pid
  // Not by its name: the rule against reading settings means the product.
  if (question === 'settings') return { ...(Reflect.get(process, 'env') as object) }
  return question
})
