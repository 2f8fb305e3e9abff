import { isolateLtr } from './bidi-isolates'
import type { MessageContent } from './message-content'

/** The plain-text alternative: the same words, with isolates where HTML has elements. */
export function plainText(content: MessageContent): string {
  const blocks = [
    `${content.brand}\n${content.authority}`,
    content.title,
    ...content.body,
    content.code && isolateLtr(content.code),
    content.details.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    // On a line of its own and bare, so that mail programs recognise it.
    content.action && `${content.action.label}:\n${content.action.href}`,
    content.note,
    `--\n${content.footer}`,
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}
