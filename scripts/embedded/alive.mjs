import { existsSync, readFileSync } from 'node:fs'

/**
 * Whether a process runs. A number may have gone to somebody else since it was written down: with `part`, its
 * command line must hold that (where the system shows command lines).
 */
export function alive(pid, part) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  const shown = `/proc/${pid}/cmdline`
  return !part || !existsSync(shown) || readFileSync(shown, 'utf8').includes(part)
}
