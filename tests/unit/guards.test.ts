/** @jest-environment node */
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { secondConnections } from '../support/guards/connections'
import { messageParity } from '../support/guards/messages'
import { cutInputs, secondReaders } from '../support/guards/readers'
import {
  clientImports,
  envAccess,
  fileSize,
  logicalCss,
  serverExports,
  silentReturn,
  skippedTest,
  styleAttribute,
  suspense,
} from '../support/guards/rules'
import { sourceFiles, type SourceFile } from '../support/guards/source-files'

const CODE = /\.tsx?$/
const product = () => sourceFiles(['app', 'components', 'lib', 'scripts', 'prisma/seed'], CODE)
const sample = (text: string, path = 'app/sample.tsx'): SourceFile => ({ path, text })

describe('no file is longer than 300 lines', () => {
  it('holds for the repository', () => {
    const files = [...product(), ...sourceFiles(['tests'], CODE)].filter(
      ({ path }) => !path.startsWith('prisma/seed/tariff/'),
    )
    expect(files.length).toBeGreaterThan(100)
    expect(files.flatMap(fileSize)).toEqual([])
  })
  it('is refused for a longer one', () => expect(fileSize(sample('x\n'.repeat(301)))).toHaveLength(1))
})

describe('class names use logical sides only', () => {
  it('holds for the repository', () =>
    expect(sourceFiles(['app', 'components'], CODE).flatMap(logicalCss)).toEqual([]))
  it.each([
    '"ml-4"',
    '"flex pr-2"',
    '"md:left-0"',
    '"text-left"',
    '"-mr-1"',
    '"border-l"',
    '"rounded-tl-md"',
  ])('refuses %s', (text) => {
    expect(logicalCss(sample(`className=${text}`))).toHaveLength(1)
  })
  it.each(['"ms-4 pe-2"', '"text-start"', '"start-0"', '"border-s"', '"place-content-center"', '"html-4"'])(
    'allows %s',
    (text) => {
      expect(logicalCss(sample(`className=${text}`))).toEqual([])
    },
  )
})

describe('the environment is read in one place', () => {
  it('holds for the repository', () => expect(product().flatMap(envAccess)).toEqual([]))
  it('is refused elsewhere', () =>
    expect(envAccess(sample('const x = process.env.SECRET', 'lib/x.ts'))).toHaveLength(1))
})

describe('no style attributes', () => {
  it('holds for the repository', () => {
    // E-mail clients know nothing else; they are not pages.
    const pages = sourceFiles(['app', 'components'], CODE)
    expect(pages.flatMap(styleAttribute)).toEqual([])
  })
  it('is refused', () => expect(styleAttribute(sample('<p style={{ color: "red" }}>'))).toHaveLength(1))
})

describe('"use server" files export actions only', () => {
  it('holds for the repository', () => {
    const files = product()
    expect(files.filter(({ text }) => text.includes("'use server'")).length).toBeGreaterThan(5)
    expect(files.flatMap(serverExports)).toEqual([])
  })
  it.each([
    "'use server'\nexport async function leak() {}",
    "'use server'\nexport const secret = 1",
    `'use server'\nexport const big = defineAction({\n${'  x,\n'.repeat(16)}})`,
  ])('refuses %#', (text) => expect(serverExports(sample(text))).toHaveLength(1))
})

describe('a transaction takes no second connection', () => {
  const helpers = sample(
    `
    export async function readOwn() { return db.setting.findMany() }
    export const readCached = cache(() => readOwn())
    export async function readGiven(key: string, tx: Tx = db) { return tx.setting.findMany() }`,
    'lib/helpers.ts',
  )
  const breaches = (text: string) => secondConnections([helpers, sample(text, 'lib/x.ts')])
  it('holds for the repository', () =>
    expect(secondConnections(sourceFiles(['app', 'lib'], CODE))).toEqual([]))
  it.each([
    'async function save(tx: Tx) { await db.user.count() }',
    'async function save(tx: Tx) { await readOwn() }',
    'async function save(tx: Tx) { const all = await readCached() }',
    "async function save(tx: Tx) { await readGiven('a') }",
    "const action = defineAction({ run: async ({ tx }) => save(tx, await readGiven('a')) })",
    'async function save() { await db.$transaction(async (tx) => { await readOwn() }) }',
  ])('refuses %s', (text) => expect(breaches(text)).toHaveLength(1))
  it.each([
    "async function save(tx: Tx) { await readGiven('a', tx) }",
    'async function page() { await readOwn() }',
    'async function save() { await readOwn(); await db.$transaction((tx) => tx.user.count()) }',
  ])('allows %s', (text) => expect(breaches(text)).toEqual([]))
})

describe('each kind of typed text has one reader', () => {
  it('holds for the repository', () =>
    expect(
      sourceFiles(['app', 'components', 'lib', 'scripts'], CODE)
        .filter(({ path }) => !path.startsWith('lib/db/generated/'))
        .flatMap(secondReaders),
    ).toEqual([]))
  it.each([
    "const code = latinDigits(typed).replace(/\\s/g, '')",
    'const clean = stripUnseen(text)',
    'text.replace(/[\\u0660-\\u0669]/g, toLatin)',
    'text.replace(/[٠-٩]/g, toLatin)',
    'const DIGIT = /\\p{Nd}/u',
    "typed.toUpperCase().replace(/[\\s-]/g, '')",
    "typed.replace(/-/g, '')",
    'if (!/^\\d{6}$/.test(code)) return',
    'const EMAIL = z.email()',
    'const EMAIL = /^[^@]+@[^@]+\\.[^@]+$/',
    "digits.replace(/^(\\+|00)965/, '')",
    "if (number.startsWith('+965')) return",
    'const DAY = /^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$/',
    'const ISO = /^(\\d{4})-(\\d{1,2})-(\\d{1,2})$/',
    "text.replace(/[,٬]/g, '')",
    "text.replaceAll('٫', '.')",
    'Number.parseFloat(amount)',
    "number.replace(/^0+/, '')",
  ])('refuses %s', (text) => expect(secondReaders(sample(text, 'lib/sample.ts'))).toHaveLength(1))
  it.each([
    'const day = parseDay(typed)',
    'const DIGITS = /^\\d{12}$/',
    "name.replace(/\\s+/g, ' ')",
    '// not /^0+/: see registration-number',
  ])('allows %s', (text) => expect(secondReaders(sample(text, 'lib/sample.ts'))).toEqual([]))
})

describe('no box cuts what is pasted into it', () => {
  it('holds for the repository', () =>
    expect(sourceFiles(['app', 'components'], CODE).flatMap(cutInputs)).toEqual([]))
  it.each([
    '<input name="day" maxLength={10} />',
    'const look = { maxLength: 20 }',
    '`<input maxlength="8">`',
  ])('refuses %s', (text) => expect(cutInputs(sample(text))).toHaveLength(1))
})

describe('client bundles stay small', () => {
  it('holds for the repository', () => expect(product().flatMap(clientImports)).toEqual([]))
  it('is refused', () =>
    expect(clientImports(sample("'use client'\nimport { z } from 'zod'"))).toHaveLength(1))
})

describe('pages arrive whole', () => {
  it('has no loading file and no Suspense: without JavaScript their content would never show', () => {
    const files = sourceFiles(['app', 'components'], CODE)
    expect(files.filter(({ path }) => /(^|\/)loading\.tsx?$/.test(path)).map(({ path }) => path)).toEqual([])
    expect(files.flatMap(suspense)).toEqual([])
  })
  it('is refused', () => expect(suspense(sample('<Suspense fallback={null}>'))).toHaveLength(1))
})

describe('every test runs', () => {
  it('holds for the repository', () =>
    expect(
      sourceFiles(['tests'], CODE)
        .filter(({ path }) => !path.includes('guards'))
        .flatMap(skippedTest),
    ).toEqual([]))
  it('is refused', () => expect(skippedTest(sample("it.skip('x', () => {})"))).toHaveLength(1))
})

describe('no test ends by itself before it expects anything', () => {
  it('holds for the repository', () =>
    expect(sourceFiles(['tests'], /\.(test|spec)\.tsx?$/).flatMap(silentReturn)).toEqual([]))
  it.each(["  if (!existsSync(FILE)) return console.info('not here')", '  if (code === other) return'])(
    'refuses «%s»',
    (text) => expect(silentReturn(sample(text, 'tests/unit/x.test.ts'))).toHaveLength(1),
  )
})

describe('both languages say the same', () => {
  it('holds for the repository', () => expect(messageParity(ar, en)).toEqual([]))
  it('refuses a missing key', () =>
    expect(messageParity({ a: 'ا', b: 'ب' }, { a: 'a' })).toEqual(['b is only in Arabic']))
  it('refuses other arguments', () =>
    expect(messageParity({ a: 'من {name}' }, { a: 'from {who}' })).toHaveLength(1))
  it('refuses an Arabic plural without all six categories', () => {
    expect(
      messageParity(
        { a: '{n, plural, one {يوم} other {# أيام}}' },
        { a: '{n, plural, one {day} other {# days}}' },
      ),
    ).toHaveLength(1)
  })
})
