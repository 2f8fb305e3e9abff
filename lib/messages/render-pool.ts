import { TaskPool } from '@/lib/task-pool/task-pool'
import type { RenderedMessage, RenderRequest } from './render'

/**
 * The worker runs under the condition `react-server`, where React has no HTML renderer. Conditions belong to
 * a process, so messages are rendered in one of its own, without it. The jobs that wait are bounded by the
 * worker.
 */
const pool = new TaskPool<RenderRequest, RenderedMessage>({
  entry: 'lib/messages/render-task.ts',
  children: 1,
  megabytes: 512,
  seconds: 20,
  background: false,
  waiting: 1000,
})

/** Renders a message in a process of its own. */
export const renderInPool = (request: RenderRequest): Promise<RenderedMessage> => pool.run(request)

/** Ends the process; the next message starts another. */
export const stopRendering = (): Promise<void> => pool.stop()
