// What a test run tells at its end: passed and failed, the seconds of each stage, the slowest files.

const SHOWN_FILES = 20

/** @typedef {{ passed?: number, failed?: number, skipped?: number }} Count */

/** Collects the counts and times of one run. Seconds throughout. */
export class Report {
  #total = { passed: 0, failed: 0, skipped: 0 }
  /** @type {Map<string, number>} */
  #stages = new Map()
  /** @type {Map<string, number>} */
  #files = new Map()
  #began = Date.now()

  /** @param {Count} count */
  count({ passed = 0, failed = 0, skipped = 0 }) {
    this.#total.passed += passed
    this.#total.failed += failed
    this.#total.skipped += skipped
  }

  /**
   * Runs one stage and keeps how long it took. What cannot even begin is one failure; the others go on.
   * @param {string} name @param {() => unknown} work
   */
  async stage(name, work) {
    console.log(`\n— ${name}`)
    try {
      await this.timed(name, work)
    } catch (error) {
      console.log(`FAIL ${error.message}`)
      this.count({ failed: 1 })
    }
  }

  /** Keeps how long something took; its error is the caller's. @param {() => unknown} work */
  async timed(name, work) {
    const began = Date.now()
    try {
      await work()
    } finally {
      this.#stages.set(name, (Date.now() - began) / 1000)
    }
  }

  /** @param {string} file path from the project's folder */
  addFile(file, seconds) {
    this.#files.set(file, (this.#files.get(file) ?? 0) + seconds)
  }

  /**
   * The slowest files with their seconds, the slowest first.
   * @param {RegExp} of which files @returns {[file: string, seconds: number][]}
   */
  slowest(of = /./) {
    return [...this.#files]
      .filter(([file]) => of.test(file))
      .sort(([a, first], [b, second]) => second - first || a.localeCompare(b))
      .slice(0, SHOWN_FILES)
  }

  /** @returns {boolean} whether something passed and nothing failed */
  get good() {
    return this.#total.failed === 0 && this.#total.passed > 0
  }

  /** Prints everything; the last line sums it up. */
  print() {
    const line = (seconds, name) => console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
    console.log('\n— seconds of each stage')
    for (const [name, seconds] of this.#stages) line(seconds, name)
    if (this.#files.size > 0) console.log(`\n— seconds of the ${SHOWN_FILES} slowest test files`)
    for (const [file, seconds] of this.slowest()) line(seconds, file)
    console.log(`\n${Math.round((Date.now() - this.#began) / 1000)} s`)
    const { passed, failed, skipped } = this.#total
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
