import { render } from '@react-email/render'
import { messageContent } from './message-content'
import { MailLayout } from './mail-layout'
import { plainText } from './plain-text'
import type { MessageArgs, MessageTemplate } from './template-names'

export type RenderRequest = {
  template: MessageTemplate
  locale: string
  args: MessageArgs
  origin: string
  at: Date
}
export type RenderedMessage = { subject: string; html: string; text: string; sms: string }

const withoutMarks = (text: string) => text.replace(/[\u2066-\u2069]/g, '')

/**
 * A message ready to be sent. Not under the condition `react-server`, which has no HTML renderer: see
 * render-pool.
 * @throws when a text is missing
 */
export async function renderMessage({
  template,
  locale,
  args,
  origin,
  at,
}: RenderRequest): Promise<RenderedMessage> {
  const content = messageContent(template, locale, args, origin, at)
  return {
    // A subject stands alone in lists; some mail programs show the marks as boxes there.
    subject: withoutMarks(content.subject),
    html: await render(<MailLayout content={content} />),
    text: plainText(content),
    sms: content.sms ?? plainText(content),
  }
}
