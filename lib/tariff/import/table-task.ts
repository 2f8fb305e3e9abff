import { serveTasks } from '@/lib/task-pool/serve-tasks'
import { parseTable } from './read-table'

// Runs in the children of table-pool.
serveTasks(parseTable)
