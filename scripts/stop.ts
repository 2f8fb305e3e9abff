/** Ends a command of the shell with its reason on the error output. */
export function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
