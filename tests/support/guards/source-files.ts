import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

export type SourceFile = { path: string; text: string }
export type Breach = string

const LEFT_OUT = new Set(['node_modules', '.next', '.data', 'generated', '.git'])

/** Every file of the given kinds below the given folders, as posix paths from the root. */
export function sourceFiles(folders: readonly string[], kinds: RegExp): SourceFile[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (LEFT_OUT.has(entry.name) || entry.name.startsWith('.next')) return []
      const full = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) return walk(full)
      return kinds.test(entry.name) ? [full] : []
    })
  return folders.flatMap(walk).map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}
