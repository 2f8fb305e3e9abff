// Start of the thread that reads tariff files (table-thread.ts): plain JavaScript, because the thread begins without tsx.
import { register } from 'tsx/esm/api'

register()
await import('./table-entry.ts')
