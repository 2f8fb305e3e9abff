/**
 * A one-page PDF that says what it stands for: the demonstration's documents must open like real ones.
 * @param lines Latin text, one a line
 */
export function specimenPdf(title: string, lines: readonly string[]): Buffer {
  const clean = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').replace(/([\\()])/g, '\\$1')
  const body = [
    'BT /F1 20 Tf 72 760 Td',
    `(${clean(title)}) Tj`,
    '/F1 11 Tf 0 -14 Td (Specimen for demonstration only) Tj',
    ...lines.map((line) => `0 -26 Td (${clean(line)}) Tj`),
    'ET',
    '0.04 0.32 0.38 RG 1.5 w 60 60 475 740 re S',
  ].join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${body.length} >>\nstream\n${body}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
