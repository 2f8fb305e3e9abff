import { Document, Page, Text, View } from '@react-pdf/renderer'
import { formatFils } from '@/lib/core/money'
import { formatMoment } from '@/lib/i18n/format'
import { amountInWords } from '../amount-in-words'
import { receiptFields, verifyAddress } from '../fields'
import type { ShownReceipt } from '../queries'
import { printedVerifyCode } from '../verify-code'
import { Band, Diamond, QrDrawing, StateMark } from './drawings'
import { pdfText } from './pdf-text'
import { CHANGED, DONE, receiptStyles, STOPPED, type ReceiptStyles } from './styles'

export type ReceiptPaper = {
  receipt: ShownReceipt
  language: 'ar' | 'en'
  /** Words of the namespace `receipts` in that language. */
  t: (key: string) => string
  /** SITE_URL. */
  origin: string
  /** When this copy is made: a later refund is on later copies only. */
  at: Date
  /** The QR code of the public address. */
  qr: readonly (readonly boolean[])[]
}

type Part = ReceiptPaper & { styles: ReceiptStyles }

const LOOK = { PAID: DONE, PARTLY_REFUNDED: CHANGED, REFUNDED: STOPPED, REVERSED: STOPPED } as const

function Head({ receipt, t, styles }: Part) {
  return (
    <View style={styles.header}>
      <View style={styles.brand}>
        <Diamond />
        <View style={styles.stack}>
          <Text style={[styles.words, styles.strong]}>{pdfText(t('brand'))}</Text>
          <Text style={[styles.words, styles.quiet]}>{pdfText(t('authority'))}</Text>
        </View>
      </View>
      <View style={styles.stackAway}>
        <Text style={[styles.words, styles.title]}>{pdfText(t('title'))}</Text>
        <Text style={[styles.code, styles.strong]}>{receipt.number}</Text>
      </View>
    </View>
  )
}

function State({ receipt, t, styles }: Part) {
  const look = LOOK[receipt.status]
  return (
    <View style={[styles.banner, { backgroundColor: look.ground }]}>
      <StateMark done={receipt.status === 'PAID'} colour={look.text} />
      <Text style={[styles.words, styles.bannerText, { color: look.text }]}>
        {pdfText(t(`results.${receipt.status}`))}
      </Text>
    </View>
  )
}

function Amount({ receipt, language, t, styles, qr }: Part) {
  return (
    <View style={styles.amountRow}>
      <View style={styles.amountBox}>
        <Text style={[styles.words, styles.quiet]}>{pdfText(t('fields.amount'))}</Text>
        <View style={styles.amount}>
          <Text style={[styles.code, styles.figures]}>{formatFils(receipt.amountFils)}</Text>
          <Text style={[styles.words, styles.unit]}>{pdfText(t('kwd'))}</Text>
        </View>
        <Text style={[styles.words, styles.inWords]}>
          {pdfText(amountInWords(receipt.amountFils, language))}
        </Text>
      </View>
      <View style={styles.qr}>
        <QrDrawing modules={qr} size={104} />
        <Text style={[styles.words, styles.quiet, styles.caption]}>{pdfText(t('verify.scan'))}</Text>
      </View>
    </View>
  )
}

function Fields({ receipt, language, t, styles }: Part) {
  return (
    <View>
      <Text style={[styles.words, styles.section]}>{pdfText(t('section'))}</Text>
      {receiptFields(receipt, language, t).map(({ key, label, value, kind }) => (
        <View key={key} style={styles.field} wrap={false}>
          <Text style={[styles.words, styles.label]}>{pdfText(label)}</Text>
          <Text style={[kind === 'code' ? styles.code : styles.words, styles.value]}>{pdfText(value)}</Text>
        </View>
      ))}
    </View>
  )
}

function Lines({ receipt, t, styles }: Part) {
  return (
    <View wrap={false}>
      <Text style={[styles.words, styles.section]}>{pdfText(t('categories.title'))}</Text>
      <View style={styles.headRow}>
        <Text style={styles.words}>{pdfText(t('categories.category'))}</Text>
        <Text style={styles.sumHead}>{pdfText(t('categories.amount'))}</Text>
      </View>
      {receipt.details.lines.map(({ category, amountFils }) => (
        <View key={category} style={styles.lineRow}>
          <Text style={styles.words}>{pdfText(t(`categories.${category}`))}</Text>
          <Text style={styles.sum}>{formatFils(amountFils)}</Text>
        </View>
      ))}
      <View style={styles.totalRow}>
        <Text style={styles.words}>{pdfText(t('categories.total'))}</Text>
        <Text style={styles.sum}>{formatFils(receipt.amountFils)}</Text>
      </View>
    </View>
  )
}

function Foot({ receipt, t, styles, origin, at }: Part) {
  return (
    <View style={styles.footer} fixed>
      <View style={styles.footerText}>
        <View style={styles.stack}>
          <Text style={styles.words}>{pdfText(t('verify.codeLabel'))}</Text>
          <Text style={styles.code}>{printedVerifyCode(receipt.verifyCode)}</Text>
        </View>
        <View style={styles.footerMiddle}>
          <Text style={styles.words}>{pdfText(t('zone'))}</Text>
          <Text style={styles.code}>{verifyAddress(origin, receipt.verifyCode)}</Text>
        </View>
        <View style={styles.stackAway}>
          <Text style={styles.words}>{pdfText(t('printed'))}</Text>
          <Text style={styles.code}>{formatMoment(at)}</Text>
        </View>
      </View>
      <Band />
    </View>
  )
}

/**
 * A receipt on one A4 page: its state, the amount, the guide's fields, what it is for, and how to check it.
 */
export function ReceiptDocument(paper: ReceiptPaper) {
  const { receipt, language, t } = paper
  const styles = receiptStyles(language === 'ar')
  const part = { ...paper, styles }
  return (
    <Document
      title={`${t('title')} ${receipt.number}`}
      author={t('authority')}
      language={language}
      creationDate={paper.at}
      producer=""
      creator={t('brand')}
    >
      <Page size="A4" style={styles.page}>
        <View style={styles.top} fixed>
          <Band />
        </View>
        <View style={styles.body}>
          <Head {...part} />
          <State {...part} />
          <Amount {...part} />
          <Fields {...part} />
          <Lines {...part} />
        </View>
        <Foot {...part} />
      </Page>
    </Document>
  )
}
