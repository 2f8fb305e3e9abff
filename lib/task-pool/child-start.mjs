// Start of a child of a TaskPool: plain JavaScript, because a child of the sources begins without tsx. First
// argument: the entry's path.
import { pathToFileURL } from 'node:url'

const entry = process.argv[2]
if (entry.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api')
  register()
}
await import(pathToFileURL(entry).href)
