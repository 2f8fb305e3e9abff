/**
 * Runs `stop` once when the process is told to end: SIGTERM, SIGINT, or the death of the script that started
 * it.
 * @param seconds after which it ends regardless
 */
export function onShutdown(seconds: number, stop: () => Promise<void>): void {
  let begun = false
  const begin = (): void => {
    if (begun) return
    begun = true
    setTimeout(() => process.exit(1), seconds * 1000).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
  if (process.channel) {
    process.on('disconnect', begin)
    process.channel.unref()
  }
}
