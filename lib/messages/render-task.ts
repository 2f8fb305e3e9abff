import { serveTasks } from '@/lib/task-pool/serve-tasks'
import { renderMessage } from './render'

// Runs in the children of render-pool.
serveTasks(renderMessage)
