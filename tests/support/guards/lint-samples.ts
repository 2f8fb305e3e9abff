export type Sample = readonly [what: string, path: string, code: string, rule?: string]

export const bad = [
  [
    'reading the environment outside lib/env',
    'lib/x.ts',
    'export const a = process.env.SITE_URL',
    'portal/settings',
  ],
  [
    'importing the environment',
    'lib/x.ts',
    "import { env } from 'node:process'\nexport const a = env",
    'portal/settings',
  ],
  [
    'a physical class',
    'components/x.tsx',
    'export const X = () => <p className="ml-2" />',
    'portal/logical-css',
  ],
  [
    'a physical class behind a variant',
    'components/x.tsx',
    'export const X = () => <p className={`p-1 md:text-right`} />',
    'portal/logical-css',
  ],
  [
    'a style attribute',
    'components/x.tsx',
    'export const X = () => <p style={{}} />',
    'no-restricted-syntax',
  ],
  [
    'raw HTML',
    'components/x.tsx',
    'export const X = () => <p dangerouslySetInnerHTML={{ __html: "" }} />',
    'no-restricted-syntax',
  ],
  [
    'zod in a client bundle',
    'components/x.tsx',
    "'use client'\nimport { z } from 'zod'\nexport const a = z",
    'portal/client-imports',
  ],
  [
    'messages in a client bundle',
    'components/x.tsx',
    "'use client'\nimport ar from '@/messages/ar.json'\nexport const a = ar",
    'portal/client-imports',
  ],
  [
    'a helper exported as an action',
    'app/actions.ts',
    "'use server'\nexport async function helper() {}",
    'portal/use-server-exports',
  ],
  [
    'a value exported as an action',
    'app/actions.ts',
    "'use server'\nexport const limit = 3",
    'portal/use-server-exports',
  ],
  [
    'a long action',
    'app/actions.ts',
    `'use server'\nexport const save = defineAction({${'\n'.repeat(15)}})`,
    'portal/use-server-exports',
  ],
  [
    'a whole body in memory',
    'app/api/x/route.ts',
    'export const POST = async (request: Request) => new Response(await request.text())',
    'portal/bounded-bodies',
  ],
  [
    'a whole body of a copy',
    'lib/x.ts',
    'export const read = (request: Request) => request.clone().formData()',
    'portal/bounded-bodies',
  ],
  [
    'a body’s stream outside lib/http',
    'lib/x.ts',
    'export const read = (request: Request) => request.body?.getReader()',
    'portal/bounded-bodies',
  ],
  [
    'a second reader of an actor’s grants',
    'lib/x.ts',
    "import type { Member } from '@/lib/access/actor'\nexport const read = (actor: Member) => actor.grants.length",
    'portal/grants-reader',
  ],
  [
    'a filter by the relation to grants',
    'lib/x.ts',
    "export const where = { grants: { some: { service: 'PAYMENTS' } } }",
    'portal/grants-reader',
  ],
  [
    'a query of the table of grants',
    'lib/x.ts',
    'export const read = (db: { grant: { findMany: () => unknown } }) => db.grant.findMany()',
    'portal/grants-reader',
  ],
  [
    'the table of grants in SQL',
    'app/x.ts',
    'export const sql = `SELECT 1 FROM "Grant" g`',
    'portal/grants-reader',
  ],
  ['a long file', 'lib/x.ts', 'export {}\n'.repeat(301), 'max-lines'],
  ['two statements on a line', 'lib/x.ts', 'export let a = 1; a += 1', 'max-statements-per-line'],
  [
    'a condition within a condition',
    'lib/x.ts',
    "export const a = (n: number) => (n < 0 ? 'less' : n > 0 ? 'more' : 'none')",
    'no-nested-ternary',
  ],
  [
    'reads that wait for each other',
    'lib/x.ts',
    'export const x = async (a: Promise<1>, b: Promise<2>) => { const [c, d] = [await a, await b]; return [c, d] }',
    'portal/serial-awaits',
  ],
  [
    'reads into known names that wait for each other',
    'lib/x.ts',
    'let [c, d] = [1, 2]\nexport async function x(a: Promise<1>) {\n[c, d] = [await a, await a]\nreturn c + d }',
    'portal/serial-awaits',
  ],
  [
    'a second reason why somebody sees something',
    'lib/payments/x.ts',
    "import { findBases } from '@/lib/access/grants'\nexport const why = findBases",
    'no-restricted-imports',
  ],
  [
    'a line of more than 120 characters',
    'lib/x.ts',
    `export const ${'a'.repeat(60)} = (${'b'.repeat(60)}: number) => 1`,
    'max-len',
  ],
  [
    'an image without text',
    'components/x.tsx',
    'export const X = () => <img src="/a.png" />',
    'jsx-a11y/alt-text',
  ],
  [
    'text beside an icon that comes and goes',
    'components/x.tsx',
    'export const X = ({ icon, label }: { icon?: string; label: string }) => <p>{icon && <i />}{label}</p>',
    'portal/text-beside',
  ],
  [
    'text that gives way to an element',
    'components/x.tsx',
    "export const X = ({ name }: { name?: string }) => <p><b />{name ? <bdi>{name}</bdi> : 'none'}</p>",
    'portal/text-beside',
  ],
  [
    'text in a group that comes and goes',
    'app/x.tsx',
    'export const X = ({ fault }: { fault: string }) => <p>{fault && <><i />{fault}</>}</p>',
    'portal/text-beside',
  ],
  [
    'text beside a list',
    'app/x.tsx',
    'export const X = ({ rows }: { rows: string[] }) => <p>Examples {rows.map((row) => <b key={row}>{row}</b>)}</p>',
    'portal/text-beside',
  ],
  [
    'text beside a component that is sometimes nothing',
    'components/x.tsx',
    'export const X = ({ label }: { label: string }) => <label>{label}<FieldError id="a" word="b" /></label>',
    'portal/text-beside',
  ],
] as const satisfies readonly Sample[]

/** Rules that need types. Each sample stands in the place of one small file, so that no whole program is read. */
const TYPED = 'tests/support/guards/typed-sample/sample.ts'
export const badTyped = [
  [
    'a promise that nobody waits for',
    TYPED,
    'const save = async () => 1\nexport function press() {\n  save()\n}',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'a switch that leaves a member out',
    TYPED,
    "export function x(a: 'one' | 'two') {\n  switch (a) {\n    case 'one':\n      return 1\n  }\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'a default in place of a member',
    TYPED,
    "export function x(a: 'one' | 'two') {\n  switch (a) {\n    case 'one':\n      return 1\n    default:\n      return 2\n  }\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
] as const satisfies readonly Sample[]

export const good = [
  [
    'logical classes',
    'components/x.tsx',
    'export const X = () => <p className="ms-2 md:text-end rounded-s start-0 border-b leading-6" title="the right-hand menu" />',
  ],
  [
    'text in an element of its own beside what comes and goes',
    'components/x.tsx',
    'export const X = ({ icon, label }: { icon?: string; label: string }) => <p>{icon && <i />}<span>{label}</span></p>',
  ],
  [
    'text alone in its element, and text beside what stays',
    'components/x.tsx',
    "export const X = ({ busy, label }: { busy: boolean; label: string }) => <p><b>{busy ? 'wait' : label}</b> {label}: <i /></p>",
  ],
  [
    'an action',
    'app/actions.ts',
    "'use server'\nimport { defineAction } from '@/lib/actions/define-action'\nexport const save = defineAction({})",
  ],
  [
    'the bounded reader',
    'lib/http/x.ts',
    'export const read = (request: Request) => request.body?.getReader()',
  ],
  ['the body of an answer', 'lib/x.ts', 'export const read = (answer: Response) => answer.text()'],
  [
    'the one who says why',
    'lib/access/explain.ts',
    "import { findBases } from './grants'\nexport const why = findBases",
  ],
  [
    'the reader of grants itself',
    'lib/access/grants.ts',
    'export const read = (actor: { grants: string[] }) => actor.grants',
  ],
  [
    'a grant that is written',
    'lib/x.ts',
    'export const end = (tx: { grant: { updateMany: () => unknown } }) => tx.grant.updateMany()',
  ],
  [
    'a long string, template, regular expression or address',
    'lib/x.ts',
    `export const a = '${'a'.repeat(130)}'
     export const b = \`${'b'.repeat(130)}\`
     export const c = /${'c'.repeat(130)}/
     // https://portal.example/${'d'.repeat(130)}`,
  ],
  [
    'reads at once, and several values of which one is read',
    'lib/x.ts',
    `export async function x(a: Promise<1>) {
       const [b, c] = await Promise.all([a, a])
       const [d, e] = [await a, b]
       return b + c + d + e
     }`,
  ],
  ['lib/env itself', 'lib/env.ts', 'export const a = process.env.SITE_URL'],
  ["the framework's mode", 'lib/x.ts', "export const a = process.env.NODE_ENV === 'production'"],
] as const satisfies readonly Sample[]

export const goodTyped = [
  [
    'a promise that is let go on purpose, and a whole switch',
    TYPED,
    "const save = async () => 1\nexport function x(a: 'one' | 'two') {\n  void save()\n  switch (a) {\n    case 'one':\n      return 1\n    case 'two':\n      return 2\n  }\n}",
  ],
] as const satisfies readonly Sample[]
