/** @jest-environment node */
import { readFileSync } from 'node:fs'
import { HANDLERS, PAGES } from '@/lib/access/routes'
import { NOTIFICATION_KINDS } from '@/lib/notifications/kinds'
import { TASK_LANES } from '@/lib/jobs/lanes'
import { RETENTION } from '@/lib/worker/retention-table'
import ar from '@/messages/ar.json'
import en from '@/messages/en.json'
import { sourceFiles } from '../support/guards/source-files'
import { handlersFound, pagesFound } from '../support/routes'

const lib = sourceFiles(['lib'], /\.tsx?$/)
const textOf = (path: string) => readFileSync(path, 'utf8')
const models = sourceFiles(['prisma/schema'], /\.prisma$/).flatMap(({ text }) =>
  [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
    name: name!,
    body: body!,
  })),
)
const within = (texts: object, dotted: string): unknown =>
  dotted.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts)

describe('sealed columns', () => {
  /** They end within the hour by themselves (lib/secrets/rotate-keys). */
  const SHORT_LIVED = ['HeldForm.cipher', 'CaptchaChallenge.textCipher']
  const sealed = models.flatMap(({ name, body }) =>
    [...body.matchAll(/^ {2}(\w*[cC]ipher)\b/gm)].map(([, column]) => `${name}.${column}`),
  )
  /** Columns of the list that are missing from what the rotation names. */
  const unrotated = (columns: readonly string[], rotation: string) =>
    columns.filter((column) => {
      const [table, name] = column.split('.')
      return !new RegExp(`table: '${table}',[^}]*cipher: '${name}'`).test(rotation)
    })
  const rotation = textOf('lib/secrets/rotate-keys.ts')

  it('are found', () => expect(sealed.length).toBeGreaterThan(5))
  it('are rotated with the keys, or end within the hour', () =>
    expect(unrotated(sealed, rotation).sort()).toEqual([...SHORT_LIVED].sort()))
  it('are missed when one is not rotated', () =>
    expect(unrotated(['Webhook.secretCipher'], rotation)).toEqual(['Webhook.secretCipher']))
})

describe('tables', () => {
  it('have a row each in the table of retention', () =>
    expect(Object.keys(RETENTION).sort()).toEqual(models.map(({ name }) => name).sort()))

  it('that are swept are removed by something', () => {
    const text = lib.map((file) => file.text).join('\n')
    const swept = Object.entries(RETENTION).filter(([, rule]) => rule === 'SWEPT')
    const unswept = swept.filter(([name]) => {
      const delegate = name[0]!.toLowerCase() + name.slice(1)
      return !text.includes(`${delegate}.deleteMany`) && !text.includes(`DELETE FROM "${name}"`)
    })
    expect(unswept.map(([name]) => name)).toEqual([])
  })

  it('are backed up all: the backup asks the database which there are, and leaves out what migrations write', () => {
    const left = /tablename NOT IN \(([^)]*)\)/.exec(textOf('scripts/database/back-up.ts'))?.[1]
    expect(left).toBe("'_prisma_migrations', 'migrations'")
  })
})

test('every page and handler has its row in the table of access', () => {
  expect(Object.keys(PAGES).sort()).toEqual([...new Set(pagesFound().map(({ pattern }) => pattern))].sort())
  const handlers = handlersFound().flatMap(({ pattern, methods }) =>
    methods.map((one) => `${one} ${pattern}`),
  )
  expect(Object.keys(HANDLERS).sort()).toEqual(handlers.sort())
})

describe('texts', () => {
  const templates = [...textOf('lib/messages/template-names.ts').matchAll(/^ {2}\| '([\w.-]+)'$/gm)].map(
    ([, name]) => name!,
  )
  it('are asked for every mail there is', () => expect(templates.length).toBeGreaterThan(20))
  it.each([
    ['ar', ar],
    ['en', en],
  ] as const)('name every kind of notification and every mail in %s', (_language, texts) => {
    const kinds = NOTIFICATION_KINDS.filter((kind) => !within(texts.notifications.kinds, kind))
    const mails = templates.filter((template) => !within(texts.emails, template))
    expect([...kinds, ...mails]).toEqual([])
  })
})

describe('jobs', () => {
  const added = [
    ...new Set(
      lib.flatMap(({ text }) =>
        [...text.matchAll(/addJob\(\s*\w+,\s*'([a-z-]+)'/g)].map(([, name]) => name!),
      ),
    ),
  ]
  it('that are added have a lane, and a task that works on them', () => {
    expect(added.length).toBeGreaterThan(3)
    const registry = textOf('lib/worker/tasks.ts')
    const sweeps = textOf('lib/worker/sweeps.ts')
    expect(added.filter((name) => !(name in TASK_LANES))).toEqual([])
    const works = (name: string) => new RegExp(`^\\s+'?${name}'?[:,]`, 'm').test(registry + sweeps)
    expect(Object.keys(TASK_LANES).filter((name) => !works(name))).toEqual([])
  })
  it('are all counted by the metrics, which ask the queue for its tasks', () =>
    expect(textOf('lib/health/metrics.ts')).toMatch(
      /task_identifier AS task[\s\S]*FROM graphile_worker\.jobs[\s\S]*GROUP BY/,
    ))
})
