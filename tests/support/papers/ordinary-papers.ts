import { makeLock, METHODS } from './lock'
import { startPaper, plainPaper, streamText } from './plain-paper'
import { FILTERS } from './pack'
import { madeObjectStream, madePdf, madeStream } from '../made-files'

const INVOICE =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"><rsm:ExchangedDocument/></rsm:CrossIndustryInvoice>'
const link = (action: string) =>
  plainPaper({
    page: '/Annots [ 6 0 R ]',
    objects: [[6, `<< /Type /Annot /Subtype /Link /Rect [ 1 1 90 20 ] ${action} >>`]],
  })
const opening = (action: string, objects: [number, string][] = []) =>
  plainPaper({ catalogue: `/OpenAction ${action}`, objects })
const attached = (content: string, more = '') =>
  plainPaper({
    catalogue: '/Names << /EmbeddedFiles << /Names [ (factur-x.xml) 6 0 R ] >> >> /AF [ 6 0 R ]',
    objects: [
      [
        6,
        '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Alternative /EF << /F 7 0 R /UF 7 0 R >> >>',
      ],
      [7, streamText(`/Type /EmbeddedFile /Subtype /text#2Fxml ${more}`, content)],
    ],
  })

/** What people have and every reader opens, by the kind of program that writes it so. */
export const ORDINARY_PAPERS: Record<string, () => Buffer> = {
  'a paper': () => plainPaper(),
  'a page as destination on opening (LibreOffice)': () => opening('[3 0 R /XYZ null null 0]'),
  'a page to its width on opening (jsPDF)': () => opening('[3 0 R /FitH null]'),
  'a jump to a page on opening (LaTeX)': () => opening('<< /S /GoTo /D [ 3 0 R /Fit ] >>'),
  'a jump in an object of its own on opening (mPDF)': () =>
    opening('6 0 R', [[6, '<< /Type /Action /S /GoTo /D [ 3 0 R /XYZ 0 842 null ] >>']]),
  'a destination in an object of its own on opening': () => opening('6 0 R', [[6, '[ 3 0 R /FitB ]']]),
  'a destination by its name on opening': () => opening('(start)'),
  'no opening action at all, said in words': () => opening('null'),
  'the print window on opening (web shops)': () => opening('<< /Type /Action /S /Named /N /Print >>'),
  'an empty list of scripts': () =>
    plainPaper({
      catalogue: '/Names << /JavaScript << /Names [ ] >> /Dests << /Names [ (a) [ 3 0 R /Fit ] ] >> >>',
    }),
  'lists of names': () =>
    plainPaper({
      catalogue: '/Names << /Dests << /Kids [ 6 0 R ] >> /AP << /Names [ ] >> >>',
      objects: [[6, '<< /Limits [ (a) (b) ] /Names [ (a) [ 3 0 R /Fit ] ] >>']],
    }),
  'a link to a page of the web': () => link('/A << /S /URI /URI (https://www.customs.gov.kw/?a=1&b=2) >>'),
  'a link without https': () => link('/A << /Type /Action /S /URI /URI (www.example.com) >>'),
  'a link to write to somebody': () => link('/A << /S /URI /URI (mailto:info@example.com) >>'),
  'a link to a file of the writer (Word)': () =>
    link('/A << /S /URI /URI (file:///C:/Users/office/invoice.docx) >>'),
  'a link within the paper': () => link('/Dest [ 3 0 R /Fit ]'),
  'a link with a jump': () => link('/A << /S /GoTo /D (chapter.1) >>'),
  'a note and a stamp': () =>
    plainPaper({
      page: '/Annots [ << /Type /Annot /Subtype /Text /Rect [ 1 1 9 9 ] /Contents (seen) >> << /Type /Annot /Subtype /Stamp /Rect [ 1 1 9 9 ] >> << /Type /Annot /Subtype /Highlight /Rect [ 1 1 9 9 ] >> ]',
    }),
  bookmarks: () =>
    plainPaper({
      catalogue: '/Outlines 6 0 R',
      objects: [
        [6, '<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>'],
        [7, '<< /Title (One) /Parent 6 0 R /A << /S /GoTo /D [ 3 0 R /Fit ] >> >>'],
      ],
    }),
  'a form to fill': () =>
    plainPaper({
      catalogue: '/AcroForm << /Fields [ 6 0 R ] /NeedAppearances true /DA (/Helv_0_Tf_0_g) >>',
      page: '/Annots [ 6 0 R ]',
      objects: [[6, '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ahmad) /Rect [ 1 1 90 20 ] >>']],
    }),
  'a button that empties a form': () =>
    plainPaper({
      catalogue: '/AcroForm << /Fields [ 6 0 R ] >>',
      page: '/Annots [ 6 0 R ]',
      objects: [
        [
          6,
          '<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (b) /Rect [ 1 1 90 20 ] /A << /S /ResetForm >> >>',
        ],
      ],
    }),
  'an empty XFA entry': () => plainPaper({ catalogue: '/AcroForm << /Fields [ ] /XFA null >>' }),
  'a signature': () =>
    plainPaper({
      catalogue:
        '/AcroForm << /Fields [ 6 0 R ] /SigFlags 3 >> /Perms << /DocMDP 7 0 R >> /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>',
      page: '/Annots [ 6 0 R ]',
      objects: [
        [6, '<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [ 0 0 0 0 ] /V 7 0 R >>'],
        [
          7,
          `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [ 0 100 200 300 ] /Contents <${'30'.repeat(200)}> /Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >> ] >>`,
        ],
      ],
    }),
  'a signature added later': () =>
    startPaper()
      .end()
      .object(1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 6 0 R ] /SigFlags 3 >> >>')
      .object(6, '<< /FT /Sig /T (s) /V << /Type /Sig /Contents <3030> /ByteRange [ 0 1 2 3 ] >> >>')
      .end()
      .bytes(),
  'tags for readers aloud, with attributes': () =>
    plainPaper({
      catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (ar-KW)',
      objects: [
        [6, '<< /Type /StructTreeRoot /K 7 0 R /RoleMap << /Sound /P >> >>'],
        [
          7,
          '<< /Type /StructElem /S /P /P 6 0 R /A << /O /Layout /TextAlign /End >> /K [ << /Type /MCR /MCID 0 >> ] >>',
        ],
      ],
    }),
  'layers that open as they were': () =>
    plainPaper({
      catalogue:
        '/OCProperties << /OCGs [ 6 0 R ] /D << /Order [ 6 0 R ] >> >> /OpenAction << /S /SetOCGState /State [ /ON 6 0 R ] >>',
      objects: [[6, '<< /Type /OCG /Name (Layer) >>']],
    }),
  'a PDF/A-3 with an invoice': () => attached(INVOICE, '/Params << /Size 200 >>'),
  'an invoice with a byte order mark': () => attached(`\xef\xbb\xbf${INVOICE}`),
  'an invoice packed and locked': () =>
    startPaper({
      lock: makeLock('AES-128'),
      catalogue: '/Names << /EmbeddedFiles << /Names [ (zugferd.xml) 6 0 R ] >> >>',
    })
      .object(6, '<< /Type /Filespec /F (zugferd.xml) /EF << /F 7 0 R >> >>')
      .stream(7, '/Type /EmbeddedFile', Buffer.from(INVOICE), { filters: ['flate'] })
      .end()
      .bytes(),
  'a description in XMP that names scripts': () =>
    plainPaper({
      catalogue: '/Metadata 6 0 R',
      objects: [
        [
          6,
          streamText(
            '/Type /Metadata /Subtype /XML',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>/JavaScript /OpenAction /Launch</a></x:xmpmeta>',
          ),
        ],
      ],
    }),
  'words about scripts in its text': () =>
    plainPaper({
      content:
        'BT /F1 18 Tf 72 760 Td (Activity: TypeScript/JavaScript and C# /Launch /OpenAction /XFA /EmbeddedFile) Tj ET',
    }),
  'words about scripts in its title': () =>
    plainPaper({
      trailer: '/Info 6 0 R',
      objects: [[6, '<< /Title (/S /JavaScript /JS \\(app.alert\\)) /Producer (x) >>']],
    }),
  'letters /JS in a picture by chance': () =>
    startPaper()
      .stream(
        6,
        '/Type /XObject /Subtype /Image /Width 1 /Height 1',
        Buffer.from('\xff\xd8 /JS(\x00\x01 /S/JavaScript \xff\xd9', 'latin1'),
      )
      .end()
      .bytes(),
  'names that only begin like others': () =>
    plainPaper({ catalogue: '/JSFoo 1 /Launcher 2 /EncryptMetadata true /XFAData null' }),
  'fonts and pictures of any name': () =>
    plainPaper({ page: '/X << /Font << /JS 5 0 R /AA 5 0 R /RF 5 0 R >> >>' }),
  'a mark before its head': () => plainPaper({ before: '\xef\xbb\xbf' }),
  'an empty line before its head': () => plainPaper({ before: '\r\n' }),
  'a print job around it': () =>
    plainPaper({
      before: '\x1b%-12345X@PJL SET COPIES=1\r\n@PJL ENTER LANGUAGE=PDF\r\n',
      after: '\x1b%-12345X',
    }),
  'zeros behind its end (scanners)': () => plainPaper({ after: '\0'.repeat(2048) }),
  'a page of HTML behind its end (web servers)': () =>
    plainPaper({
      after: `<!DOCTYPE html><html><head><script>var a = 1</script></head><body>${'x'.repeat(4000)}</body></html>`,
    }),
  'no line behind its end': () => plainPaper().subarray(0, -1),
  'a table that leads astray': () => plainPaper({ startxref: 20 }),
  'no table at all': () => plainPaper({ table: 'none' }),
  'a stream whose length is wrong': () =>
    plainPaper({ objects: [[6, '<< /Length 3 >>\nstream\nq Q q Q q Q\nendstream']] }),
  'a stream whose length stands elsewhere': () =>
    plainPaper({
      objects: [
        [6, '<< /Length 7 0 R >>\nstream\nq Q\nendstream'],
        [7, '3'],
      ],
    }),
  'an entry without a value, and one left open': () =>
    plainPaper({
      objects: [
        [6, '<< /A /B /C >>'],
        [7, '<< /A [ 1 2 << /B (x) >> ]'],
      ],
    }),
  'packed objects and a table in a stream': () =>
    startPaper()
      .objectStream(
        8,
        [
          [6, '<< /Title (One) >>'],
          [7, '[ 1 2 3 ]'],
        ],
        { filters: ['flate'] },
      )
      .end({ table: 'stream' })
      .bytes(),
  'packed objects by hand': () =>
    madePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      madeObjectStream('<< /Title (hello) >>'),
    ]),
  'a text typed with a hundred fonts': () =>
    plainPaper({
      objects: Array.from({ length: 100 }, (_, index): [number, string] => [
        index + 6,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
      ]),
    }),
  'a picture that unfolds far': () =>
    madePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      madeStream('/Type /XObject /Subtype /Image /Filter /FlateDecode', '\0'.repeat(5_000_000)),
    ]),
  'comments wherever they may be': () =>
    plainPaper({ objects: [[6, '<< % one (\n/A % two >>\n1 >> % three']] }),
  ...Object.fromEntries(
    METHODS.map((method) => [
      `an owner's password alone (${method})`,
      () =>
        plainPaper({
          lock: makeLock(method),
          trailer: '/Info 6 0 R',
          objects: [[6, '<< /Title (secret) >>']],
        }),
    ]),
  ),
  ...Object.fromEntries(
    METHODS.map((method) => [
      `an owner's password alone, and packed objects (${method})`,
      () =>
        startPaper({ lock: makeLock(method) })
          .objectStream(8, [[6, '<< /Title (One) >>']], { filters: ['flate'] })
          .end({ table: 'stream' })
          .bytes(),
    ]),
  ),
  ...Object.fromEntries(
    (['AES-128', 'AES-256'] as const).map((method) => [
      `an owner's password, and metadata in the open (${method})`,
      () =>
        plainPaper({
          lock: makeLock(method, { metadata: false }),
          trailer: '/Info 6 0 R',
          objects: [[6, '<< /Title (secret) >>']],
        }),
    ]),
  ),
  'a marked form whose calculation has an order': () =>
    plainPaper({
      catalogue:
        '/AcroForm << /Fields [ ] /CO [ ] /SigFlags 0 >> /ViewerPreferences << /DisplayDocTitle true /Direction /R2L >> /PageMode /UseOutlines',
    }),
  ...Object.fromEntries(
    FILTERS.map((filter) => [
      `objects packed with ${filter}`,
      () =>
        startPaper()
          .objectStream(8, [[6, '<< /Title (One) >>']], { filters: [filter, 'ascii85'] })
          .end({ table: 'stream' })
          .bytes(),
    ]),
  ),
}
