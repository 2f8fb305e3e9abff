import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'

type Engine = typeof import('@prisma/schema-engine-wasm')

/** The schema engine as WebAssembly: the native one would have to be downloaded. */
async function loadEngine(): Promise<Engine> {
  const resolve = createRequire(join(process.cwd(), 'package.json')).resolve
  const bindings = (await import(resolve('@prisma/schema-engine-wasm/schema_engine_bg'))) as Engine & {
    __wbg_set_wasm(exports: unknown): void
  }
  const bytes = await readFile(
    resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'),
  )
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bindings
}

/**
 * The SQL that makes an empty database into what prisma/schema says. Only drafted here: the engine's own way
 * of applying splits at every semicolon and leaves half a migration behind.
 * @param url any PostgreSQL that can be reached; nothing is written there
 */
export async function draftSql(url: string): Promise<string> {
  const folder = 'prisma/schema'
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  const files = await Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), 'utf8'),
    })),
  )
  const { SchemaEngine } = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }))
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => undefined,
    adapter,
  )
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  } as Parameters<typeof engine.diff>[0])
  if (!stdout?.includes('CREATE TABLE')) throw new Error('the schema engine drafted nothing')
  return stdout
}
