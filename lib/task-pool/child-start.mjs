// Start of a child of a TaskPool: plain JavaScript, because the child begins without tsx. First argument: the
// entry's path.
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'

register()
await import(pathToFileURL(process.argv[2]).href)
