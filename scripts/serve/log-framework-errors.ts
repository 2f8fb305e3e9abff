import { inspect, stripVTControlCharacters, types } from 'node:util'
import { logger } from '@/lib/core/logger'

type Target = Pick<Console, 'error' | 'warn'>

const textOf = (value: unknown): string =>
  typeof value === 'string' ? stripVTControlCharacters(value) : inspect(value, { depth: 3 })

/**
 * What the framework and other libraries write of faults that nobody caught becomes a line of the log as any
 * other: JSON, masked, with the number that the reader was shown (`digest`). As it is, the message of a query
 * would stand there with its values.
 */
export function logFrameworkErrors(
  target: Target = console,
  log: Pick<typeof logger, 'error' | 'warn'> = logger,
): void {
  for (const level of ['error', 'warn'] as const)
    target[level] = (...given: unknown[]) => {
      const err = given.find((value) => types.isNativeError(value)) as
        (Error & { digest?: unknown }) | undefined
      const text = given.filter((value) => value !== err).map(textOf)
      log[level](
        { ...(err && { err, digest: err.digest }) },
        text.join(' ').trim() || 'an error of a library',
      )
    }
}
