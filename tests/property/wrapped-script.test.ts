/** @jest-environment node */
import fc from 'fast-check'
import { env } from '@/lib/env'
import { inspectFile } from '@/lib/documents/inspect'
import { ORDINARY_PAPERS } from '../support/papers/ordinary-papers'
import { wrapped, wrappings } from '../support/papers/wrapped-script'
import { PdfJudge } from '../support/pdf-judge'

const numRuns = env.TEST_DEEP ? 2000 : 200
/**
 * Of the papers with a script, so many must be read, and their script found, by the judge: else it judges
 * nothing.
 */
const MIN_SEEN = 0.85

let judge: PdfJudge
beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation()
  judge = new PdfJudge()
})
afterAll(() => {
  judge.end()
  jest.restoreAllMocks()
})

it('refuses every paper in which another reader finds a script, however it is wrapped, and takes the same paper without it', async () => {
  const counts = { seen: 0, passed: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(wrappings, async (wrapping) => {
      const hostile = wrapped(wrapping, true)
      const verdict = judge.judge(hostile)
      const withScript = await inspectFile(hostile, 'a.pdf')
      const without = await inspectFile(wrapped(wrapping, false), 'a.pdf')
      const seen = (await verdict).scripts.length > 0
      counts.seen += seen ? 1 : 0
      counts.passed += seen && withScript.ok ? 1 : 0
      counts.refused += without.ok ? 0 : 1
      expect({ seen, passed: withScript.ok && seen, without }).toEqual({
        seen,
        passed: false,
        without: { ok: true, value: 'application/pdf' },
      })
    }),
    { numRuns, endOnFailure: true },
  )
  expect(counts).toEqual({ seen: counts.seen, passed: 0, refused: 0 })
  expect(counts.seen / numRuns).toBeGreaterThan(MIN_SEEN)
  if (env.TEST_DEEP)
    process.stdout.write(
      `of ${numRuns} papers with a script the judge saw ${counts.seen}; passed 0; without it refused 0\n`,
    )
}, 900_000)

it('writes papers that another reader opens, without a script', async () => {
  for (const [what, make] of Object.entries(ORDINARY_PAPERS))
    expect({ what, ...(await judge.judge(make())) }).toMatchObject({ what, opens: true, scripts: [] })
}, 60_000)
