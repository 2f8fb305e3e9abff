import { pdfText } from '@/lib/receipts/pdf/pdf-text'

test.each([
  ['ديناراً', 'دينار\ufd3d', 'after a letter that does not join'],
  ['كويتياً', 'كويتي\u200d\ufd3c', 'after one that does'],
  ['ألفًا', 'ألف\u200d\ufd3c', 'with the tanween before the alef'],
  ['مُحَمَّد', 'محمد', 'other marks are left out'],
  ['\u2066CR/1/KWI26\u2069', 'CR/1/KWI26', 'isolates have no glyph'],
  ['آلاف', 'آلاف', 'a madda stays'],
  ['CR/57709/KWI26', 'CR/57709/KWI26', 'codes stay'],
])('%s → %s: %s', (text, drawn) => expect(pdfText(text)).toBe(drawn))
