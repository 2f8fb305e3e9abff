import { Body, Button, Container, Head, Heading, Html, Preview, Section, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import type { MessageContent } from './message-content'
import { textParts } from './bidi-isolates'

// Mail programs know no style sheets: inline styles and tables only here. Colours are the portal's tokens.
const INK = '#10242b'
const INK_2 = '#4a5d64'
const PRIMARY = '#0a5260'
const FONT = "'IBM Plex Sans Arabic', 'IBM Plex Sans', Tahoma, Arial, sans-serif"
const WEAVE = ['#063b46', '#0a5260', '#e0a43a', '#0a5260', '#063b46', '#e1eff0'] as const

/** The Sadu band: two rows of woven cells, the second half a step on. */
function Band() {
  const row = (shift: number) => (
    <tr>
      {Array.from({ length: 36 }, (_, cell) => (
        <td
          key={cell}
          height={5}
          width="2.77%"
          style={{ backgroundColor: WEAVE[(cell + shift) % WEAVE.length], fontSize: 0, lineHeight: '5px' }}
        >
          &nbsp;
        </td>
      ))}
    </tr>
  )
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        {row(0)}
        {row(3)}
      </tbody>
    </table>
  )
}

function Line({ text }: { text: string }): ReactNode {
  return textParts(text).map((part, index) =>
    part.isolate ? (
      <bdi key={index} dir={part.isolate}>
        {part.text}
      </bdi>
    ) : (
      part.text
    ),
  )
}

function Paragraph({ text, quiet = false }: { text: string; quiet?: boolean }) {
  return (
    <Text
      style={{
        color: quiet ? INK_2 : INK,
        fontFamily: FONT,
        fontSize: quiet ? '14px' : '17px',
        lineHeight: '1.65',
        margin: '0 0 16px',
        textAlign: 'start',
      }}
    >
      <Line text={text} />
    </Text>
  )
}

function Details({ details }: Pick<MessageContent, 'details'>) {
  if (details.length === 0) return null
  const cell = {
    borderTop: '1px solid #d8e0df',
    fontFamily: FONT,
    fontSize: '15px',
    lineHeight: '1.65',
    padding: '8px 0',
    textAlign: 'start',
    verticalAlign: 'top',
  } as const
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ marginBottom: '24px' }}>
      <tbody>
        {details.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row" style={{ ...cell, color: INK_2, fontWeight: 400, width: '34%' }}>
              {label}
            </th>
            <td style={{ ...cell, color: INK }}>
              <Line text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Every e-mail of the portal: band, brand, one title, the text, what to do, and who sent it. */
export function MailLayout({ content }: { content: MessageContent }) {
  return (
    <Html lang={content.locale} dir={content.locale === 'ar' ? 'rtl' : 'ltr'}>
      <Head>
        <title>{content.subject}</title>
      </Head>
      <Preview>{content.title}</Preview>
      <Body style={{ backgroundColor: '#f5f7f6', margin: 0, padding: '24px 12px' }}>
        <Container
          style={{
            backgroundColor: '#ffffff',
            border: '1px solid #d8e0df',
            borderRadius: '10px',
            maxWidth: '600px',
            overflow: 'hidden',
          }}
        >
          <Band />
          <Section style={{ borderBottom: '1px solid #d8e0df', padding: '16px 32px' }}>
            <Text
              style={{
                color: INK,
                fontFamily: FONT,
                fontSize: '17px',
                fontWeight: 600,
                lineHeight: '1.5',
                margin: 0,
                textAlign: 'start',
              }}
            >
              {content.brand}
            </Text>
            <Text
              style={{
                color: INK_2,
                fontFamily: FONT,
                fontSize: '13.5px',
                lineHeight: '1.5',
                margin: 0,
                textAlign: 'start',
              }}
            >
              {content.authority}
            </Text>
          </Section>
          <Section style={{ padding: '24px 32px 8px' }}>
            <Heading
              as="h1"
              style={{
                color: INK,
                fontFamily: FONT,
                fontSize: '24px',
                fontWeight: 600,
                lineHeight: '1.5',
                margin: '0 0 16px',
                textAlign: 'start',
              }}
            >
              <Line text={content.title} />
            </Heading>
            {content.body.map((text) => (
              <Paragraph key={text} text={text} />
            ))}
            {content.code && (
              <Text
                style={{
                  backgroundColor: '#e1eff0',
                  borderRadius: '7px',
                  color: '#063b46',
                  fontFamily: FONT,
                  fontSize: '32px',
                  fontWeight: 600,
                  lineHeight: '1.5',
                  margin: '0 0 24px',
                  padding: '12px',
                  textAlign: 'center',
                }}
              >
                <bdi dir="ltr">{content.code}</bdi>
              </Text>
            )}
            <Details details={content.details} />
            {content.action && (
              <Section style={{ marginBottom: '24px' }}>
                <Button
                  href={content.action.href}
                  style={{
                    backgroundColor: PRIMARY,
                    borderRadius: '7px',
                    color: '#ffffff',
                    fontFamily: FONT,
                    fontSize: '17px',
                    fontWeight: 600,
                    padding: '12px 24px',
                  }}
                >
                  {content.action.label}
                </Button>
                <Text
                  style={{
                    color: INK_2,
                    fontFamily: FONT,
                    fontSize: '13.5px',
                    lineHeight: '1.5',
                    margin: '12px 0 0',
                    overflowWrap: 'anywhere',
                    textAlign: 'start',
                  }}
                >
                  <bdi dir="ltr">{content.action.href}</bdi>
                </Text>
              </Section>
            )}
            {content.note && <Paragraph text={content.note} quiet />}
          </Section>
          <Section style={{ backgroundColor: '#eef2f1', padding: '16px 32px' }}>
            <Text
              style={{
                color: INK_2,
                fontFamily: FONT,
                fontSize: '13.5px',
                lineHeight: '1.65',
                margin: 0,
                textAlign: 'start',
              }}
            >
              <Line text={content.footer} />
            </Text>
          </Section>
        </Container>
      </Body>
    </Html>
  )
}
