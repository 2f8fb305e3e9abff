import path from 'node:path'
import { AskThread } from '@/lib/core/ask-thread'
import type { RenderedMessage, RenderRequest } from './render'

/**
 * The worker runs under the condition `react-server`, where React has no HTML renderer. Conditions belong to a thread,
 * so messages are rendered in one of its own, without it.
 */
const thread = new AskThread<RenderRequest, RenderedMessage>(() => path.resolve('lib/messages/render-start.mjs'))

/** Renders a message in the rendering thread. */
export const renderInThread = (request: RenderRequest): Promise<RenderedMessage> => thread.ask(request)

/** Ends the thread; the next message starts another. */
export const stopRendering = (): Promise<void> => thread.stop()
