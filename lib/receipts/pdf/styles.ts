import { StyleSheet } from '@react-pdf/renderer'
import { ARABIC, LATIN } from './fonts'

/** The portal's tokens (design: the look), in points. */
const INK = '#10242b'
const INK_2 = '#4a5d64'
const LINE = '#d8e0df'
export const DONE = { text: '#176b3c', ground: '#e3f3e9' }
export const STOPPED = { text: '#a8231b', ground: '#fbeae9' }
export const CHANGED = { text: '#9a5b00', ground: '#fdf3e1' }

const EDGE = 40

/**
 * The page's styles in one writing direction. The renderer knows no logical sides, so they are chosen here,
 * and here alone.
 */
export function receiptStyles(rtl: boolean) {
  const row = rtl ? ('row-reverse' as const) : ('row' as const)
  const start = rtl ? ('right' as const) : ('left' as const)
  const end = rtl ? ('flex-end' as const) : ('flex-start' as const)
  // An inherited line height is the parent's in points: every size names its own.
  const size = (fontSize: number, lineHeight = 1.4) => ({ fontSize, lineHeight })
  return StyleSheet.create({
    page: {
      color: INK,
      fontFamily: rtl ? [ARABIC, LATIN] : [LATIN, ARABIC],
      paddingBottom: 56,
      ...size(9.5),
    },
    top: { marginBottom: 4 },
    body: { paddingHorizontal: EDGE },
    header: {
      flexDirection: row,
      justifyContent: 'space-between',
      alignItems: 'center',
      paddingVertical: 8,
      borderBottom: `1pt solid ${LINE}`,
    },
    brand: { flexDirection: row, alignItems: 'center', gap: 10 },
    // A text is laid out in its own width: two of them line up by their boxes.
    stack: { alignItems: end },
    stackAway: { alignItems: rtl ? 'flex-start' : 'flex-end' },
    title: { fontWeight: 600, ...size(15) },
    strong: { fontWeight: 600, ...size(10.5) },
    quiet: { color: INK_2, ...size(9) },
    banner: {
      flexDirection: row,
      alignItems: 'center',
      gap: 10,
      borderRadius: 6,
      paddingHorizontal: 14,
      paddingVertical: 6,
      marginTop: 10,
    },
    bannerText: { fontWeight: 600, ...size(12.5) },
    amountRow: {
      flexDirection: row,
      justifyContent: 'space-between',
      alignItems: 'center',
      marginTop: 6,
      gap: 20,
    },
    amountBox: { flex: 1 },
    amount: { flexDirection: row, alignItems: 'center', gap: 7 },
    figures: { fontWeight: 600, ...size(26, 1.35) },
    unit: { fontWeight: 600, ...size(15) },
    inWords: { ...size(11, 1.5) },
    qr: { alignItems: 'center', width: 120 },
    caption: { textAlign: 'center', marginTop: -4 },
    section: { fontWeight: 600, marginTop: 7, marginBottom: 3, ...size(11.5) },
    field: { flexDirection: row, borderTop: `0.75pt solid ${LINE}`, paddingVertical: 2.2 },
    label: { width: '36%', color: INK_2 },
    value: { width: '64%', fontWeight: 600 },
    headRow: {
      flexDirection: row,
      justifyContent: 'space-between',
      backgroundColor: '#eef2f1',
      paddingHorizontal: 8,
      paddingVertical: 2,
      color: INK_2,
    },
    lineRow: {
      flexDirection: row,
      justifyContent: 'space-between',
      borderBottom: `0.75pt solid ${LINE}`,
      paddingHorizontal: 8,
      paddingVertical: 1.6,
    },
    totalRow: {
      flexDirection: row,
      justifyContent: 'space-between',
      backgroundColor: '#eef2f1',
      paddingHorizontal: 8,
      paddingVertical: 3,
      fontWeight: 600,
    },
    // Decimals stand below each other in either direction.
    sum: { width: 84, textAlign: 'right', direction: 'ltr', fontFamily: [LATIN, ARABIC] },
    sumHead: { width: 84, textAlign: 'right', direction: rtl ? 'rtl' : 'ltr' },
    footer: { position: 'absolute', bottom: 0, left: 0, right: 0 },
    footerText: {
      flexDirection: row,
      justifyContent: 'space-between',
      paddingHorizontal: EDGE,
      paddingBottom: 7,
      color: INK_2,
      ...size(8.5),
    },
    footerMiddle: { alignItems: 'center' },
    words: { textAlign: start, direction: rtl ? 'rtl' : 'ltr' },
    code: { textAlign: start, direction: 'ltr', fontFamily: [LATIN, ARABIC] },
  })
}

export type ReceiptStyles = ReturnType<typeof receiptStyles>
