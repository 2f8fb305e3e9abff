type Kept = { id: string; type: string; addedAt: Date | string; removedAt: Date | string | null }

const time = (at: Date | string) => new Date(at).getTime()

/**
 * The earlier versions of each document of a request, newest first, by document id. Of a type that a request
 * has once, every earlier one is a version of the later. Other documents are as many as there are: only the
 * one that a document took the place of, in the same moment, is its earlier version.
 * @param documents all that were ever attached, replaced ones included
 */
export function earlierVersions<D extends Kept>(documents: readonly D[]): ReadonlyMap<string, D[]> {
  const newestFirst = [...documents].sort((a, b) => time(b.addedAt) - time(a.addedAt))
  const before = (one: D): D | undefined =>
    newestFirst.find(
      (other) =>
        other.id !== one.id &&
        other.type === one.type &&
        (one.type === 'OTHER'
          ? other.removedAt !== null && time(other.removedAt) === time(one.addedAt)
          : time(other.addedAt) < time(one.addedAt)),
    )
  const chain = (one: D, left: number): D[] => {
    const earlier = left > 0 ? before(one) : undefined
    return earlier ? [earlier, ...chain(earlier, left - 1)] : []
  }
  return new Map(documents.map((one) => [one.id, chain(one, documents.length)]))
}
