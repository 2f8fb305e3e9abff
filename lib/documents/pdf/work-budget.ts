/** The paper asks for more work than any real one: it is refused, not cut short. */
export class TooMuchWork extends Error {}

const MAX_STREAMS = 3_000
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024
const MAX_READ_BYTES = 96 * 1024 * 1024
const MAX_SECONDS = 10
/**
 * A paper of 10 MB and a thousand pages has some hundred thousand; each takes some hundred bytes of memory.
 */
const MAX_DICTIONARIES = 400_000
const MAX_VALUES = 4_000_000

/**
 * What one paper may cost: streams unpacked, bytes that come out of them, bytes and values read as objects,
 * and time.
 */
export class WorkBudget {
  private streams = 0
  private unpacked = 0
  private read = 0
  private dictionaries = 0
  private values = 0
  private readonly until = performance.now() + MAX_SECONDS * 1000

  /** @throws TooMuchWork */
  takeStream(): void {
    this.streams += 1
    if (this.streams > MAX_STREAMS) throw new TooMuchWork('streams')
    this.checkTime()
  }

  /** Bytes that streams may still give. */
  get unpackable(): number {
    return MAX_UNPACKED_BYTES - this.unpacked
  }

  /** @throws TooMuchWork */
  takeUnpacked(bytes: number): void {
    this.unpacked += bytes
    if (this.unpacked > MAX_UNPACKED_BYTES) throw new TooMuchWork('unpacked bytes')
    this.checkTime()
  }

  /** @throws TooMuchWork */
  takeRead(bytes: number): void {
    this.read += bytes
    if (this.read > MAX_READ_BYTES) throw new TooMuchWork('read bytes')
    this.checkTime()
  }

  /** @throws TooMuchWork */
  takeValue(isDictionary = false): void {
    this.values += 1
    if (isDictionary) this.dictionaries += 1
    if (this.values > MAX_VALUES || this.dictionaries > MAX_DICTIONARIES) throw new TooMuchWork('values')
  }

  /** @throws TooMuchWork */
  checkTime(): void {
    if (performance.now() > this.until) throw new TooMuchWork('time')
  }
}
