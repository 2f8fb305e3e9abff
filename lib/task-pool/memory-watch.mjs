// Watches its process from a thread of its own, so that no task can keep it from looking. The heap's limit does not count
// buffers and WebAssembly, and a busy child does not notice that its server is gone.
import { workerData } from 'node:worker_threads'

const LOOK_MS = 20
const most = workerData.megabytes * 1024 * 1024
const server = process.ppid

setInterval(() => {
  if (process.memoryUsage.rss() > most || process.ppid !== server) process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
