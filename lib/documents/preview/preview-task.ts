import { serveTasks } from '@/lib/task-pool/serve-tasks'
import { renderPages } from './render-pages'

// Runs in the children of preview-pool.
serveTasks(({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }) => renderPages(bytes, mediaType))
