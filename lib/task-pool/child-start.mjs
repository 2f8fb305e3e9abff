// Start of a child of a TaskPool: plain JavaScript, because the child begins without tsx.
// Arguments: the entry's path, the megabytes of resident memory that it may use.
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

const [entry, megabytes] = process.argv.slice(2)
new Worker(new URL('./memory-watch.mjs', import.meta.url), { workerData: { megabytes: Number(megabytes) }, execArgv: [] }).unref()
register()
await import(pathToFileURL(entry).href)
