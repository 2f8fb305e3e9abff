/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs'
import { envShape } from '@/lib/env-shape'
import { DEFAULT_SETTINGS } from '@/lib/settings/settings'
import { asvsErrors, asvsRows, testTitles } from '../support/guards/asvs'

/** The requirements of levels 1 and 2 in ASVS 5.0.0, of the chapters that docs/asvs.md is about. */
const SECTIONS: Readonly<Record<string, number>> = {
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
}

const named = {
  read: (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  settings: [...Object.keys(envShape.shape), ...Object.keys(DEFAULT_SETTINGS)],
}
const rows = asvsRows(readFileSync('docs/asvs.md', 'utf8'))

test('every requirement has one row, in order', () =>
  expect(rows.map(({ number }) => number)).toEqual(
    Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
    ),
  ))

test('every test, setting and document that a row names exists, and no row is held by nothing', () =>
  expect(rows.flatMap((row) => asvsErrors(row, named))).toEqual([]))

describe('a row is refused', () => {
  const files: Record<string, string> = {
    'tests/a.test.ts':
      "describe('all', () => { it.each([1])('takes %s', () => {}); it('is `so`', () => {}) })",
    'docs/a.md': '# A\n\n## Limits\n',
  }
  const errors = (held: string) =>
    asvsRows(`| 1.2.3 | Something is required. | ${held} |`).flatMap((row) =>
      asvsErrors(row, { read: (path) => files[path], settings: ['SITE_URL'] }),
    )

  test.each([
    ['by nothing', ''],
    ['by a file that does not exist', '`tests/b.test.ts` › takes %s'],
    ['by a test that does not exist', '`tests/a.test.ts` › takes 1'],
    ['by a group of tests', '`tests/a.test.ts` › all'],
    ['by a test file without a test', '`tests/a.test.ts`'],
    ['by a setting that does not exist', 'Setting `SITE`'],
    ['by a document that does not exist', 'Document `docs/b.md`'],
    ['by a heading that does not exist', 'Document `docs/a.md` › Other'],
    ['by a word', 'yes'],
    ['by a reason that gives none', 'Accepted because of it'],
    ['by one that exists and one that does not', 'Setting `SITE_URL`<br>`tests/b.test.ts` › x'],
  ])('that is held %s', (_what, held) => expect(errors(held)).toHaveLength(1))

  test('and taken where all that it names exists', () =>
    expect(
      errors(
        '`tests/a.test.ts` › takes %s<br>Setting `SITE_URL`: https<br>Document `docs/a.md` › Limits<br>Open: nobody has looked into this so far.',
      ),
    ).toEqual([]))

  test('titles are read as they are written', () =>
    expect(testTitles(`${files['tests/a.test.ts']}; test(\`of \${x}\`, f); const it2 = other('no')`)).toEqual(
      ['takes %s', 'is `so`', 'of ${x}'],
    ))
})
