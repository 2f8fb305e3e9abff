// Watches its process from a thread of its own, so that no task can keep it from looking. The heap's limit
// does not count buffers and WebAssembly, and a busy child does not notice that its server is gone.
import { workerData } from 'node:worker_threads'

const LOOK_MS = 20
const most = workerData.megabytes * 1024 * 1024

/** Seconds of processor time that the running task has used; 0 between tasks. */
function used() {
  const began = workerData.began[0]
  const { user, system } = process.cpuUsage()
  return began < 0 ? 0 : (user + system) / 1e6 - began
}

setInterval(() => {
  if (process.memoryUsage.rss() > most || used() > workerData.seconds || process.ppid !== workerData.server)
    process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
