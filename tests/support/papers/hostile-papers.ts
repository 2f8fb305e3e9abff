import { deflateSync } from 'node:zlib'
import { makeLock, METHODS } from './lock'
import { FILTERS } from './pack'
import { plainPaper, startPaper, streamText, type Parts } from './plain-paper'

const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const XDP =
  '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template><script>xfa.host.messageBox("x")</script></template></xdp:xdp>'
const opening = (action: string, more: Parts = {}) =>
  plainPaper({ ...more, catalogue: `/OpenAction ${action}` })
const annotation = (body: string, objects: [number, string][] = []) =>
  plainPaper({
    page: '/Annots [ 6 0 R ]',
    objects: [[6, `<< /Type /Annot /Rect [ 1 1 90 20 ] ${body} >>`], ...objects],
  })
const clicked = (action: string) => annotation(`/Subtype /Link /A ${action}`)
const attached = (name: string, content: string) =>
  plainPaper({
    catalogue: '/Names << /EmbeddedFiles << /Names [ (a) 6 0 R ] >> >>',
    objects: [
      [6, `<< /Type /Filespec /F (${name}) /EF << /F 7 0 R >> >>`],
      [7, streamText('/Type /EmbeddedFile /Subtype /text#2Fxml', content)],
    ],
  })
const packed = (text: string, options: Parameters<ReturnType<typeof startPaper>['objectStream']>[2]) =>
  startPaper({ catalogue: '/OpenAction 6 0 R' })
    .objectStream(8, [[6, text]], options)
    .end({ table: 'stream' })
    .bytes()

/**
 * What acts or reaches outside, and ways in which it was hidden. The second is the problem that the user is
 * told.
 */
export const HOSTILE_PAPERS: Record<string, () => Buffer> = {
  'a script on opening': () => opening(SCRIPT),
  'a script in an object of its own': () => opening('6 0 R', { objects: [[6, SCRIPT]] }),
  'a script whose kind stands elsewhere': () =>
    opening('<< /S 6 0 R /JS (x) >>', { objects: [[6, '/JavaScript']] }),
  'a script whose kind is a string': () => opening('<< /S (JavaScript) /JS (x) >>'),
  'a script in a stream': () =>
    opening('<< /S /JavaScript /JS 6 0 R >>', { objects: [[6, streamText('', 'app.alert(1)')]] }),
  'a script behind a jump': () => opening(`<< /S /GoTo /D [ 3 0 R /Fit ] /Next ${SCRIPT} >>`),
  'a script behind a jump, in a list': () =>
    opening(`<< /S /GoTo /D [ 3 0 R /Fit ] /Next [ << /S /Named /N /NextPage >> ${SCRIPT} ] >>`),
  'a list of scripts': () =>
    plainPaper({ catalogue: `/Names << /JavaScript << /Names [ (a) ${SCRIPT} ] >> >>` }),
  'a list of scripts that is found nowhere': () =>
    plainPaper({ catalogue: '/Names << /JavaScript 99 0 R >>' }),
  'a list of scripts in branches': () =>
    plainPaper({
      catalogue: '/Names 6 0 R',
      objects: [
        [6, '<< /JavaScript << /Kids [ 7 0 R ] >> >>'],
        [7, `<< /Names [ (a) ${SCRIPT} ] >>`],
      ],
    }),
  'a script on closing': () => plainPaper({ catalogue: `/AA << /WC ${SCRIPT} >>` }),
  'a script on a page': () => plainPaper({ page: `/AA << /O ${SCRIPT} >>` }),
  'a script on a link': () => clicked(SCRIPT),
  'a script on a field': () => annotation(`/Subtype /Widget /FT /Tx /T (a) /AA << /K ${SCRIPT} >>`),
  'a script on a bookmark': () =>
    plainPaper({
      catalogue: '/Outlines << /First 6 0 R >>',
      objects: [[6, `<< /Title (a) /A ${SCRIPT} >>`]],
    }),
  'a script as the attribute of a tag': () => clicked(`<< /O /Layout /S /JavaScript /JS (x) >>`),
  'a script that nothing leads to': () => plainPaper({ objects: [[6, SCRIPT]] }),
  'a script in escaped letters': () => opening('<< /S /J#61v#61Script /#4a#53 (x) >>'),
  'a script in a dictionary of more than 4 KB': () =>
    opening(`<< /Pad (${'x'.repeat(6000)}) /S /JavaScript /JS (x) >>`),
  'a script between comments': () => opening('<< /S % /GoTo\n/JavaScript % >>\n/JS (x) >>'),
  'a script behind a key without a name': () => opening('<< / /S /JavaScript /JS (x) >>'),
  'a script behind a word': () => opening('<< 12 /S /JavaScript /JS (x) >>'),
  'a script behind a list left open': () => opening('<< /X [ endobj /S /JavaScript /JS (x) ] >>'),
  'a kind given twice, first the script': () => opening('<< /S /JavaScript /S /GoTo /JS (x) >>'),
  'a kind given twice, last the script': () => opening('<< /S /GoTo /S /JavaScript /JS (x) >>'),
  'an opening given twice': () =>
    plainPaper({
      catalogue: '/OpenAction << /S /URI /URI (http://example.com) >> /OpenAction [ 3 0 R /Fit ]',
    }),
  'a script in a comment, where a table may lead': () =>
    startPaper().raw(`% 9 0 obj ${SCRIPT} endobj\n`).end().bytes(),
  'a script in a string, where a table may lead': () =>
    plainPaper({ objects: [[6, `<< /X (9 0 obj << /S /JavaScript /JS 1 >> endobj) >>`]] }),
  'a script in the data of a stream': () =>
    plainPaper({ objects: [[6, streamText('', `9 0 obj ${SCRIPT} endobj`)]] }),
  'a script in an old revision': () =>
    startPaper({ catalogue: `/OpenAction ${SCRIPT}` })
      .end()
      .object(1, '<< /Type /Catalog /Pages 2 0 R >>')
      .end()
      .bytes(),
  'a script in a new revision': () =>
    startPaper().end().object(1, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>`).end().bytes(),
  'two objects of one number, first the script': () =>
    startPaper({ catalogue: '/OpenAction 6 0 R' })
      .object(6, SCRIPT, { hidden: true })
      .object(6, '[ 3 0 R /Fit ]')
      .end()
      .bytes(),
  'two objects of one number, last the script': () =>
    startPaper({ catalogue: '/OpenAction 6 0 R' })
      .object(6, '[ 3 0 R /Fit ]')
      .object(6, SCRIPT, { hidden: true })
      .end()
      .bytes(),
  'an address run on opening': () => opening('<< /S /URI /URI (http://example.com) >>'),
  'an address run on a page': () =>
    plainPaper({ page: '/AA << /O << /S /URI /URI (http://example.com) >> >>' }),
  'an address run behind a jump': () =>
    opening('<< /S /GoTo /D [ 3 0 R /Fit ] /Next << /S /URI /URI (http://example.com) >> >>'),
  'an action on opening that is found nowhere': () => opening('99 0 R'),
  'a command of the menu on opening': () => opening('<< /S /Named /N /SaveAs >>'),
  'an action of a kind unknown': () => opening('<< /S /Foo >>'),
  'a program': () => opening('<< /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c_calc) >> >>'),
  'a program on a link': () => clicked('<< /S /Launch /F (calc.exe) >>'),
  'a form sent away': () =>
    clicked('<< /S /SubmitForm /F << /FS /URL /F (http://example.com) >> /Flags 4 >>'),
  'data taken in': () => opening('<< /S /ImportData /F (\\\\\\\\host\\\\share\\\\a.fdf) >>'),
  'another file on a host': () =>
    opening('<< /S /GoToR /F (\\\\\\\\host\\\\share\\\\a.pdf) /D [ 0 /Fit ] >>'),
  'another file on a link': () => clicked('<< /S /GoToR /F (//host/share/a.pdf) /D [ 0 /Fit ] >>'),
  'a file inside a file': () => clicked('<< /S /GoToE /F (\\\\\\\\host\\\\a.pdf) /T << /R /C /N (a) >> >>'),
  'a thread of another file': () => clicked('<< /S /Thread /F (a.pdf) /D 0 >>'),
  'a link that is a script': () => clicked('<< /S /URI /URI (javascript:alert\\(1\\)) >>'),
  'a link that is a script, with a blank in it': () =>
    clicked('<< /S /URI /URI ( java\\tscript:alert\\(1\\)) >>'),
  'a link to a share': () => clicked('<< /S /URI /URI (\\\\\\\\host\\\\share) >>'),
  'a link to a share as a file': () => clicked('<< /S /URI /URI (file://host/share/a) >>'),
  'a link that starts a helper': () => clicked('<< /S /URI /URI (ms-msdt:/id_PCWDiagnostic) >>'),
  'a share as the base of its links': () =>
    plainPaper({ catalogue: '/URI << /Base (file://host/share/) >>' }),
  'a form in XFA': () =>
    plainPaper({ catalogue: '/AcroForm << /Fields [ ] /XFA 6 0 R >>', objects: [[6, streamText('', XDP)]] }),
  'a form in XFA in pieces': () =>
    plainPaper({
      catalogue: '/AcroForm << /Fields [ ] /XFA [ (template) 6 0 R ] >>',
      objects: [[6, streamText('', XDP)]],
    }),
  'a form in XFA that is found nowhere': () =>
    plainPaper({ catalogue: '/AcroForm << /Fields [ ] /XFA 99 0 R >>' }),
  'rich media': () => annotation('/Subtype /RichMedia /RichMediaContent << /Assets << /Names [ ] >> >>'),
  'rich media that calls itself a note': () =>
    annotation('/Subtype /Text /RichMediaContent << /Type /RichMediaContent >>'),
  'a film': () => annotation('/Subtype /Movie /Movie << /F (a.avi) >> /A true'),
  'a sound': () => annotation('/Subtype /Sound /Sound 7 0 R', [[7, streamText('/Type /Sound /R 8000', 'x')]]),
  'a sound on opening': () =>
    opening('<< /S /Sound /Sound 6 0 R >>', { objects: [[6, streamText('/R 8000', 'x')]] }),
  'a rendition': () => annotation('/Subtype /Screen /A << /S /Rendition /OP 0 /R << /S /MR >> >>'),
  'a screen alone': () => annotation('/Subtype /Screen'),
  'a scene in 3D': () =>
    annotation('/Subtype /3D /3DD 7 0 R', [
      [7, streamText('/Type /3D /Subtype /U3D /OnInstantiate 8 0 R', 'x')],
      [8, streamText('', 'host.alert(1)')],
    ]),
  'a list of renditions': () =>
    plainPaper({ catalogue: '/Names << /Renditions << /Names [ (a) << /Type /Rendition /S /MR >> ] >> >>' }),
  'a show beside the paper': () =>
    plainPaper({
      catalogue: '/Names << /AlternatePresentations << /Names [ (a) << /Type /SlideShow >> ] >> >>',
    }),
  'a program attached': () => attached('a.exe', 'MZ\x90\0'),
  'a program that calls itself an invoice': () => attached('factur-x.xml', 'MZ\x90\0'),
  'a paper attached': () => attached('a.pdf', '%PDF-1.4'),
  'a page of HTML attached as XML': () =>
    attached(
      'a.xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    ),
  'a form in XFA attached as XML': () => attached('a.xml', XDP),
  'XML that shows another file': () =>
    attached('a.xml', '<?xml version="1.0"?><?xml-stylesheet href="http://example.com/a.xsl"?><a/>'),
  'XML with an entity': () =>
    attached(
      'a.xml',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    ),
  'a file attached by a note': () =>
    annotation('/Subtype /FileAttachment /FS << /F (a.exe) /EF << /F 7 0 R >> >>', [
      [7, streamText('', 'MZ')],
    ]),
  'a file elsewhere attached by a note': () =>
    annotation('/Subtype /FileAttachment /FS << /FS /URL /F (http://example.com/a) >>'),
  'data in another file': () =>
    plainPaper({ objects: [[6, '<< /F (\\\\\\\\host\\\\a) /Length 0 >>\nstream\n\nendstream']] }),
  'a page of another file': () =>
    plainPaper({
      objects: [
        [
          6,
          streamText(
            '/Type /XObject /Subtype /Form /BBox [ 0 0 1 1 ] /Ref << /F (\\\\\\\\host\\\\a.pdf) /Page 0 >>',
            '',
          ),
        ],
      ],
    }),
  'a program for the printer': () =>
    plainPaper({ objects: [[6, streamText('/Type /XObject /Subtype /PS', '(x) run')]] }),
  'packed, and a false beginning before it': () =>
    packed(SCRIPT, { filters: ['hex'], entries: '/X (1_0_obj) /Type /ObjStm' }),
  'packed, and a blank behind its beginning': () =>
    packed(SCRIPT, { filters: ['flate'], keyword: 'stream \n' }),
  'packed, and a tab behind its beginning': () =>
    packed(SCRIPT, { filters: ['flate'], keyword: 'stream\t\r\n' }),
  'packed, and a dictionary of more than 4 KB': () =>
    packed(SCRIPT, { filters: ['flate'], entries: `/Type /ObjStm /Pad (${'x'.repeat(5000)})` }),
  'packed, under another name': () => packed(SCRIPT, { filters: ['flate'], entries: '/Type /Metadata' }),
  'packed behind 50,000 blanks': () => packed(`${' '.repeat(50_000)}${SCRIPT}`, { filters: ['flate'] }),
  'packed, and its end cut off': () =>
    startPaper({ catalogue: '/OpenAction 6 0 R' })
      .raw('8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n')
      .raw(deflateSync(`6 0 ${SCRIPT}`).subarray(0, -5))
      .raw('\nendstream\nendobj\n')
      .end()
      .bytes(),
  'packed in a way for pictures': () =>
    startPaper()
      .raw('8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /JPXDecode >>\nstream\nx\nendstream\nendobj\n')
      .end()
      .bytes(),
  'packed in a string that a table may lead to': () =>
    startPaper()
      .raw('7 0 obj\n(8 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /AHx >> stream\n')
      .raw(Buffer.from(`6 0 ${SCRIPT}`).toString('hex'))
      .raw('>\nendstream)\nendobj\n')
      .end()
      .bytes(),
  ...Object.fromEntries(
    FILTERS.map((filter) => [`packed with ${filter}`, () => packed(SCRIPT, { filters: [filter] })]),
  ),
  ...Object.fromEntries(
    FILTERS.map((filter) => [
      `packed with ${filter} within ascii85`,
      () => packed(SCRIPT, { filters: ['ascii85', filter] }),
    ]),
  ),
  ...Object.fromEntries(
    METHODS.map((method) => [
      `locked with an owner's password (${method})`,
      () => opening(SCRIPT, { lock: makeLock(method) }),
    ]),
  ),
  ...Object.fromEntries(
    METHODS.map((method) => [
      `locked and packed (${method})`,
      () =>
        startPaper({ catalogue: '/OpenAction 6 0 R', lock: makeLock(method) })
          .objectStream(8, [[6, SCRIPT]], { filters: ['flate'] })
          .end({ table: 'stream' })
          .bytes(),
    ]),
  ),
  ...Object.fromEntries(
    METHODS.map((method) => [
      `a password is asked for (${method})`,
      () => plainPaper({ lock: makeLock(method, { user: 'open' }) }),
    ]),
  ),
  'a lock of another maker': () => plainPaper({ trailer: '/Encrypt << /Filter /FOPN_fLock /V 1 >>' }),
  'a lock that is found nowhere': () => plainPaper({ trailer: '/#45ncrypt 99 0 R' }),
}
