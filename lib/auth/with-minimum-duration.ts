/**
 * Answers no sooner than a set time, so that the shorter way (an unknown e-mail) cannot be told from the
 * longer one. Wall-clock time: it is about what a stranger can measure.
 */
export async function withMinimumDuration<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const floor = new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
  const [value] = await Promise.all([work(), floor])
  return value
}
