// The framework's own floor: a bare Next application of the same packages, built and served beside the
// portal.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, root, start } from '../stages.mjs'

const FILES = {
  'package.json': '{"name":"hello","private":true,"type":"module"}',
  'next.config.mjs': 'export default { poweredByHeader: false, turbopack: { root: process.cwd() } }',
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.js':
    "import { headers } from 'next/headers'\nexport default async function Page() { return <p>hello {(await headers()).get('host')}</p> }",
  'app/form/actions.js':
    "'use server'\nexport async function say(previous, form) { return { said: String(form.get('said') ?? '') } }",
  'app/form/form.js':
    "'use client'\nimport { useActionState } from 'react'\nimport { say } from './actions'\nexport function Form() { const [state, act] = useActionState(say, { said: '' }); return <form action={act}><input name=\"said\" defaultValue={state.said} /><button>ok</button></form> }",
  'app/echo/route.js':
    "export async function POST(request) { const text = await request.text(); return new Response(`read ${text.length}`, { headers: { 'content-type': 'text/plain' } }) }",
  'app/form/page.js':
    "import { headers } from 'next/headers'\nimport { Form } from './form'\nexport default async function Page() { await headers(); return <Form /> }",
}

/** Writes and builds the bare application. @returns its folder */
export function buildHello(dataDir) {
  const folder = join(dataDir, 'hello')
  rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  must(
    'the bare build',
    process.execPath,
    [join(root, 'node_modules/next/dist/bin/next'), 'build', '--webpack', folder],
    { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } },
  )
  return folder
}

/** Serves it on loopback. */
export function serveHello(folder, port) {
  return start(
    [join(root, 'node_modules/next/dist/bin/next'), 'start', folder, '-p', String(port), '-H', '127.0.0.1'],
    { NODE_ENV: 'production' },
    () => {},
  )
}
