// Start of the thread that makes PDFs (pdf-thread.ts): plain JavaScript, because the thread begins without tsx.
import { register } from 'tsx/esm/api'

register()
await import('./pdf-entry.ts')
