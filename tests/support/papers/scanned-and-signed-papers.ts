import { makeLock } from './lock'
import { plainPaper, startPaper, streamText, type Parts } from './plain-paper'

/** What scanners, signing programs and writers of PDF 2.0 make. */

const IMAGE = '/Type /XObject /Subtype /Image /Width 1728 /Height 2200'
/** A page whose content draws one picture, as a scanner leaves it. */
const scan = (entries: string, data: string, more: { objects?: [number, string][]; content?: string } = {}) =>
  plainPaper({
    content: more.content ?? 'q 595 0 0 842 0 0 cm /Im0 Do Q',
    page: '/Resources << /XObject << /Im0 6 0 R >> /ProcSet [ /PDF /ImageB ] >>',
    objects: [[6, streamText(`${IMAGE} ${entries}`, data)], ...(more.objects ?? [])],
  })
const XMP = (length: number) =>
  `<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>${' '.repeat(length)}<?xpacket end="w"?>`
const field = (value: string, name = 's') =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 132 /Rect [ 0 0 0 0 ] /P 3 0 R /V ${value} >>`
const PLACE = '/ByteRange [ 0 0000000001 0000000002 0000000003 ]'
const CONTENTS = `<${'30820a1c06092a864886f70d010702'.repeat(20)}>`
const signature = (filter: string, more = '') =>
  `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${filter} ${PLACE} /Contents ${CONTENTS} /M (D:20261124090000+03'00') ${more} >>`

/** Writes the true byte range over its place, as a signing program does last. */
function fillRanges(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const start = text.lastIndexOf(CONTENTS)
  const numbers = [start, start + CONTENTS.length, bytes.length - start - CONTENTS.length]
  const range = numbers.map((one) => String(one).padStart(10, '0')).join(' ')
  const at = text.lastIndexOf(PLACE)
  return Buffer.from(
    `${text.slice(0, at)}/ByteRange [ 0 ${range} ]${text.slice(at + PLACE.length)}`,
    'latin1',
  )
}
const SIGNED = '/AcroForm << /Fields [ 6 0 R ] /SigFlags 3 >>'
const revision = (parts: Parts, catalogue: string, objects: [number, string][]) => {
  const writer = startPaper(parts).end()
  writer.object(1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`)
  for (const [number, body] of objects) writer.object(number, body)
  return writer
}
const cades = signature('ETSI.CAdES.detached')

export const SCANNED_AND_SIGNED_PAPERS: Record<string, () => Buffer> = {
  'a fax, CCITT group 4': () =>
    scan(
      '/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1728 /Rows 2200 >>',
      '\x26\xa0\xff\x00\x10\x01\x00\x10\x01',
    ),
  'a fax, CCITT group 3 in two dimensions, upside down': () =>
    scan(
      '/ImageMask true /Filter [ /CCITTFaxDecode ] /DecodeParms [ << /K 4 /BlackIs1 true >> ] /Decode [ 1 0 ]',
      '\x00\x10\x01',
    ),
  'a scan in JBIG2 with its shared symbols': () =>
    scan(
      '/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 7 0 R >>',
      '\0\0\0\x01\x30\x00\x01\0\0\0\x13',
      { objects: [[7, streamText('', '\0\0\0\0\x00\x01\0\0\0\0\x20')]] },
    ),
  'a scan in JPEG 2000 with a mask inside': () =>
    scan('/Filter /JPXDecode /SMaskInData 1', '\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 '),
  'a scan in JPEG within Flate': () =>
    scan(
      '/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter [ /ASCIIHexDecode /DCTDecode ]',
      'ffd8ffe000104a464946ffd9>',
    ),
  'a scan with a colour profile and a soft mask': () =>
    scan('/BitsPerComponent 8 /ColorSpace [ /ICCBased 7 0 R ] /SMask 8 0 R /Filter /DCTDecode', '\xff\xd8', {
      objects: [
        [7, streamText('/N 3 /Alternate /DeviceRGB', '\0\0\x0c\x48appl')],
        [8, streamText(`${IMAGE} /ColorSpace /DeviceGray /Filter /JBIG2Decode`, '\0\0')],
      ],
    }),
  'a scan with a layer of text that was read from it': () =>
    scan('/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode', '\0', {
      content:
        'q 595 0 0 842 0 0 cm /Im0 Do Q BT 3 Tr /F1 9 Tf 1 0 0 1 72 700 Tm (/JavaScript /Launch) Tj ET EMC',
      objects: [[7, '<< /Type /OCG /Name (OCR) /Usage << /PageElement << /Subtype /L >> >> >>']],
    }),
  'a scan in layers of front and background': () =>
    scan('/ImageMask true /Filter /JBIG2Decode', '\0', {
      objects: [
        [7, streamText(`${IMAGE} /Filter /JPXDecode`, '\0')],
        [
          8,
          streamText(
            '/Type /XObject /Subtype /Form /BBox [ 0 0 595 842 ] /Group << /S /Transparency >>',
            'q Q',
          ),
        ],
      ],
    }),
  'a picture within the content of its page': () =>
    plainPaper({ content: 'q BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00ff00ff> EI Q' }),
  'a small picture of each page (Acrobat)': () =>
    plainPaper({
      page: '/Thumb 6 0 R',
      objects: [[6, streamText('/Width 2 /Height 1 /ColorSpace /DeviceGray', '\0\0')]],
    }),
  'a private note of the scanner': () =>
    plainPaper({
      catalogue: '/PieceInfo << /ScanSoft << /LastModified (D:20261124) /Private 6 0 R >> >>',
      objects: [[6, '<< /Device (MFP) /Pages [ << /DPI 300 /Deskewed true >> ] >>']],
    }),
  'a signature over the whole paper, its byte range true': () =>
    fillRanges(
      revision({}, SIGNED, [
        [6, field('7 0 R')],
        [7, signature('adbe.pkcs7.detached')],
      ])
        .end()
        .bytes(),
    ),
  'a PAdES signature': () =>
    fillRanges(
      revision({}, SIGNED, [
        [6, field('7 0 R')],
        [7, cades],
      ])
        .end()
        .bytes(),
    ),
  'a PAdES signature with what proves it for long': () =>
    fillRanges(
      revision({}, SIGNED, [
        [6, field('7 0 R')],
        [7, cades],
      ])
        .end()
        .object(1, `<< /Type /Catalog /Pages 2 0 R ${SIGNED} /DSS 8 0 R >>`)
        .object(
          8,
          '<< /Type /DSS /Certs [ 9 0 R ] /OCSPs [ 10 0 R ] /CRLs [ ] /VRI << /AB12 << /Cert [ 9 0 R ] /TU (D:2026) >> >> >>',
        )
        .object(9, streamText('', '0\x82\x03\x10'))
        .object(10, streamText('', '0\x82\x01\x10'))
        .end()
        .bytes(),
    ),
  'a time stamp of the whole paper': () =>
    fillRanges(
      revision({}, SIGNED, [
        [6, field('7 0 R')],
        [7, signature('ETSI.RFC3161').replace('/Type /Sig ', '/Type /DocTimeStamp ')],
      ])
        .end()
        .bytes(),
    ),
  'two signatures, one after the other': () =>
    fillRanges(
      revision({}, SIGNED, [
        [6, field('7 0 R')],
        [7, cades],
      ])
        .end()
        .object(1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 6 0 R 8 0 R ] /SigFlags 3 >> >>')
        .object(8, field('9 0 R', 't'))
        .object(9, cades)
        .end()
        .bytes(),
    ),
  'a signature that locks fields, and shows itself': () =>
    plainPaper({
      catalogue: SIGNED,
      page: '/Annots [ 6 0 R ]',
      objects: [
        [
          6,
          '<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [ 9 9 90 30 ] /AP << /N 7 0 R >> /Lock << /Type /SigFieldLock /Action /All >> /SV << /Type /SV /Ff 1 /SubFilter [ /ETSI.CAdES.detached ] >> >>',
        ],
        [7, streamText('/Type /XObject /Subtype /Form /BBox [ 0 0 81 21 ] /Resources << >>', 'q Q')],
      ],
    }),
  'a signature in a revision with a table in a stream': () =>
    startPaper()
      .end({ table: 'stream' })
      .object(6, field('7 0 R'))
      .object(7, cades)
      .objectStream(9, [[1, `<< /Type /Catalog /Pages 2 0 R ${SIGNED} >>`]], { filters: ['flate'] })
      .end({ table: 'stream' })
      .bytes(),
  'PDF 2.0': () =>
    plainPaper({
      header: '%PDF-2.0\n%\xe2\xe3\xcf\xd3\n',
      catalogue:
        '/Version /2.0 /Extensions << /ISO_ [ << /BaseVersion /2.0 /ExtensionLevel 32003 /URL (https://www.iso.org/standard/45875.html) >> ] >>',
      trailer: '/ID [ <00> <01> ]',
    }),
  'PDF 2.0 with parts, black point and page outputs': () =>
    plainPaper({
      header: '%PDF-2.0\n%\xe2\xe3\xcf\xd3\n',
      catalogue:
        '/DPartRoot 6 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (sRGB) >> ]',
      page: '/DPart 7 0 R /OutputIntents [ ] /X << /Type /ExtGState /UseBlackPtComp /ON >>',
      objects: [
        [6, '<< /Type /DPartRoot /DPartRootNode 7 0 R /NodeNameList [ /Record ] >>'],
        [7, '<< /Type /DPart /Parent 6 0 R /Start 3 0 R /DPM << /Number 1 >> >>'],
      ],
    }),
  'PDF 2.0 with a jump to a part, and tags with names of their own': () =>
    plainPaper({
      header: '%PDF-2.0\n%\xe2\xe3\xcf\xd3\n',
      catalogue:
        '/OpenAction << /S /GoToDp /Dp 6 0 R >> /StructTreeRoot << /Namespaces [ << /Type /Namespace /NS (http://iso.org/pdf2/ssn) >> ] >>',
      objects: [[6, '<< /Type /DPart /Start 3 0 R >>']],
    }),
  'PDF 2.0 locked with AES-256': () =>
    plainPaper({ header: '%PDF-2.0\n%\xe2\xe3\xcf\xd3\n', lock: makeLock('AES-256') }),
  'the oldest PDF': () => plainPaper({ header: '%PDF-1.0\n' }),
  'a long description in XMP': () =>
    plainPaper({
      catalogue: '/Metadata 6 0 R',
      objects: [[6, streamText('/Type /Metadata /Subtype /XML', XMP(200_000))]],
    }),
  'labels, threads and a view of two pages': () =>
    plainPaper({
      catalogue:
        '/PageLabels << /Nums [ 0 << /S /r >> ] >> /PageLayout /TwoPageLeft /Threads [ << /F 6 0 R /I << /Title (a) >> >> ]',
      objects: [[6, '<< /Type /Bead /N 6 0 R /V 6 0 R /P 3 0 R /R [ 0 0 1 1 ] >>']],
    }),
  'measures of a map': () =>
    plainPaper({
      page: '/VP [ << /Type /Viewport /BBox [ 0 0 1 1 ] /Measure << /Type /Measure /Subtype /GEO /GCS << /Type /GEOGCS /EPSG 4326 >> >> >> ]',
    }),
  'five revisions of a form that was filled in': () => {
    const writer = startPaper({ catalogue: '/AcroForm << /Fields [ 6 0 R ] >>' })
    for (let revised = 1; revised <= 5; revised += 1)
      writer.object(6, `<< /FT /Tx /T (name) /V (Version ${revised}) >>`).end()
    return writer.bytes()
  },
}
