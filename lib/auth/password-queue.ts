/** How long a caller waits for its turn, in milliseconds. */
const QUEUE_WAIT_MS = 5000

type Waiting = { start: () => void; leave: ReturnType<typeof setTimeout> }

const waiting: Waiting[] = []
let running = false

function next(): void {
  const first = waiting.shift()
  if (!first) {
    running = false
    return
  }
  clearTimeout(first.leave)
  first.start()
}

/**
 * Runs one piece of heavy work at a time in this process, first come first served; argon2 on every core at
 * once would stop all other pages.
 * @param waitMs how long to wait for the turn
 * @returns undefined when the turn did not come in time
 */
export async function enqueue<T>(
  work: () => Promise<T>,
  waitMs: number = QUEUE_WAIT_MS,
): Promise<{ value: T } | undefined> {
  const turn = await new Promise<boolean>((resolve) => {
    if (!running) {
      running = true
      resolve(true)
      return
    }
    const entry: Waiting = {
      start: () => resolve(true),
      leave: setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        resolve(false)
      }, waitMs),
    }
    waiting.push(entry)
  })
  if (!turn) return undefined
  try {
    return { value: await work() }
  } finally {
    next()
  }
}
