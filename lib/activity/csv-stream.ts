import { CSV_START, csvLine } from '@/lib/core/csv'

/** Lines that a file has at most: what Excel opens without trouble, and a minute's work at most. */
export const MAX_EXPORT = 50_000

type File = {
  head: readonly string[]
  /** Batches of lines, as cells. */
  batches: AsyncGenerator<(readonly string[])[]>
  /** What the file says at its end, when it has `MAX_EXPORT` lines. */
  cut: () => string
}

/**
 * A CSV file as it is read: one batch at a time is in memory, however many lines there are, and nothing more
 * is read for a reader who has gone.
 */
export function csvStream({ head, batches, cut }: File): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let count = 0
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(CSV_START + csvLine(head))),
    async pull(controller) {
      const { done, value } = await batches.next()
      if (!done) {
        count += value.length
        controller.enqueue(encoder.encode(value.map(csvLine).join('')))
        return
      }
      if (count >= MAX_EXPORT) controller.enqueue(encoder.encode(csvLine([cut()])))
      controller.close()
    },
    async cancel() {
      await batches.return(undefined)
    },
  })
}

/** The answer that saves a file under a name. */
export const csvResponse = (name: string, body: ReadableStream<Uint8Array>): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  })
