// Start of the rendering thread (render-thread.ts): plain JavaScript, because the thread begins without tsx.
import { register } from 'tsx/esm/api'

register()
await import('./render-entry.ts')
