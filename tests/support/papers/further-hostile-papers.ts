import { makeLock } from './lock'
import { plainPaper, startPaper, streamText } from './plain-paper'
import { madeZip } from './pictures'

/** Further places in which a paper hides what acts or reaches outside, and files of two kinds at once. */

const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const LAUNCH = '<< /S /Launch /F (cmd.exe) >>'
const PROGRAM: [number, string] = [7, streamText('/Params << /Size 4 >>', 'MZ\x90\0')]
const FILE: [number, string] = [6, '<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F 7 0 R >> >>']
const note = (body: string, objects: [number, string][] = []) =>
  plainPaper({
    page: '/Annots [ 6 0 R ]',
    objects: [[6, `<< /Type /Annot /Rect [ 1 1 90 20 ] ${body} >>`], ...objects],
  })
const clicked = (action: string) => note(`/Subtype /Link /A ${action}`)
const jumpThen = (next: string) => `<< /S /GoTo /D [ 3 0 R /Fit ] /Next ${next} >>`
/** A second revision, all of whose changes stand in an object stream. */
const replaced = (inside: [number, string][], entries?: string) =>
  startPaper()
    .end({ table: 'stream' })
    .objectStream(9, inside, { filters: ['flate'], entries })
    .end({ table: 'stream' })
    .bytes()

export const FURTHER_HOSTILE_PAPERS: Record<string, () => Buffer> = {
  'a file as the source of a page': () => plainPaper({ page: '/AF [ 6 0 R ]', objects: [FILE, PROGRAM] }),
  'a file as the source of a picture': () =>
    plainPaper({
      objects: [FILE, PROGRAM, [8, streamText('/Type /XObject /Subtype /Image /AF 6 0 R', 'x')]],
    }),
  'a file as the source of a tag': () =>
    plainPaper({
      catalogue: '/StructTreeRoot << /K << /Type /StructElem /S /Formula /AF [ 6 0 R ] >> >>',
      objects: [FILE, PROGRAM],
    }),
  'a file that only a layer of Unix names': () =>
    plainPaper({ objects: [[6, '<< /F (a) /EF << /Unix 7 0 R >> >>'], PROGRAM] }),
  'a collection of files': () =>
    plainPaper({
      catalogue:
        '/Collection << /Type /Collection /View /T /D (a.exe) >> /Names << /EmbeddedFiles << /Names [ (a.exe) 6 0 R ] >> >>',
      objects: [FILE, PROGRAM],
    }),
  'a collection with a navigator': () =>
    plainPaper({ catalogue: '/Collection << /View /C /Navigator << /SWF (nav.swf) /Strings << >> >> >>' }),
  'a file in a thread of notes': () =>
    note('/Subtype /Text /IRT << /Type /Annot /Subtype /FileAttachment /Rect [ 1 1 2 2 ] /FS 8 0 R >>', [
      [8, '<< /F (a.exe) /EF << /F 7 0 R >> >>'],
      PROGRAM,
    ]),
  'files of rich media in its assets': () =>
    note(
      '/Subtype /Text /RichMediaContent << /Assets << /Names [ (a.swf) 8 0 R ] >> /Configurations [ ] >>',
      [[8, '<< /F (a.swf) /EF << /F 7 0 R >> >>'], PROGRAM],
    ),
  'rich media that starts itself': () =>
    plainPaper({ catalogue: '/OpenAction << /S /RichMediaExecute /CMD << /C (play) >> >>' }),
  'a program behind three jumps': () =>
    plainPaper({ catalogue: `/OpenAction ${jumpThen(`[ ${jumpThen(`[ ${jumpThen(LAUNCH)} ]`)} ]`)}` }),
  'a program behind jumps in objects of their own': () =>
    plainPaper({
      catalogue: '/OpenAction 6 0 R',
      objects: [
        [6, jumpThen('7 0 R')],
        [7, '[ 8 0 R ]'],
        [8, jumpThen('9 0 R')],
        [9, LAUNCH],
      ],
    }),
  'a program behind a jump of a bookmark': () =>
    plainPaper({
      catalogue: '/Outlines << /First 6 0 R >>',
      objects: [[6, `<< /Title (a) /A ${jumpThen(LAUNCH)} >>`]],
    }),
  'a program for two systems': () => clicked('<< /S /Launch /Mac << >> /Unix << >> /NewWindow true >>'),
  'another file, by a name in escaped letters': () =>
    clicked('<< /#53 /Go#54o#52 /#46 (\\\\\\\\host\\\\share\\\\a.pdf) >>'),
  'a file within a file within a file': () =>
    clicked('<< /S /GoToE /T << /R /C /N (a) /T << /R /C /N (b) /T << /R /P >> >> >> >>'),
  'a form sent away when a field loses its focus': () =>
    note('/Subtype /Widget /FT /Tx /T (a) /AA << /Bl << /S /SubmitForm /F (http://example.com) >> >>'),
  'a form sent away after an emptied one': () =>
    clicked('<< /S /ResetForm /Next << /S /SubmitForm /F << /FS /URL /F (http://example.com) >> >> >>'),
  'an opening in escaped letters': () =>
    plainPaper({ catalogue: `/Open#41ction << /#53 /#4caunch /F (cmd.exe) >>` }),
  'lists in escaped letters': () =>
    plainPaper({ catalogue: `/N#61mes << /Java#53cript << /Name#73 [ (a) ${SCRIPT} ] >> >>` }),
  'a trigger in escaped letters': () => plainPaper({ page: `/#41#41 << /#4f ${SCRIPT} >>` }),
  'an embedded file in escaped letters': () =>
    plainPaper({ objects: [[6, '<< /#46 (a.exe) /#45#46 << /#46 7 0 R >> >>'], PROGRAM] }),
  'a note in escaped letters': () => note('/Sub#74ype /Ri#63hMedia'),
  'a form in XFA in escaped letters': () =>
    plainPaper({ catalogue: '/Acro#46orm << /#58#46#41 6 0 R >>', objects: [[6, streamText('', '<a/>')]] }),
  'XFA in a form that an update brought': () =>
    replaced([[1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ ] /XFA [ (config) 4 0 R ] >> >>']]),
  'XFA without a form': () => plainPaper({ objects: [[6, '<< /XFA [ (template) 4 0 R ] >>']] }),
  'a catalogue replaced in an object stream': () =>
    replaced([[1, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>`]]),
  'a page replaced in an object stream': () =>
    replaced([[3, `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 9 9 ] /AA << /O ${LAUNCH} >> >>`]]),
  'a catalogue replaced in an object stream that extends another': () =>
    replaced(
      [[1, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>`]],
      '/Type /ObjStm /Extends 4 0 R',
    ),
  'a catalogue replaced, and the first one put back': () =>
    startPaper()
      .end({ table: 'stream' })
      .objectStream(9, [[1, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>`]], { filters: ['lzw'] })
      .end({ table: 'stream' })
      .object(1, '<< /Type /Catalog /Pages 2 0 R >>')
      .end({ table: 'stream' })
      .bytes(),
  'a catalogue of an update under another root': () =>
    startPaper()
      .end()
      .object(6, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${LAUNCH} >>`)
      .end({ trailer: '/Root 6 0 R' })
      .bytes(),
  'a packed and locked catalogue in an update': () =>
    startPaper({ lock: makeLock('AES-256') })
      .end({ table: 'stream' })
      .objectStream(9, [[1, `<< /Type /Catalog /Pages 2 0 R /OpenAction ${SCRIPT} >>`]], {
        filters: ['flate'],
      })
      .end({ table: 'stream' })
      .bytes(),
  'a script under a signature': () =>
    plainPaper({
      catalogue: `/AcroForm << /Fields [ 6 0 R ] /SigFlags 3 >> /OpenAction ${SCRIPT}`,
      objects: [[6, '<< /FT /Sig /T (s) /V << /Type /Sig /Contents <3030> /ByteRange [ 0 1 2 3 ] >> >>']],
    }),
  'a script in a layer of text of a scan': () => note(`/Subtype /Highlight /Contents (OCR) /A ${SCRIPT}`),
  'a page of a presentation that starts a program': () =>
    plainPaper({
      page: '/PresSteps 6 0 R',
      objects: [[6, `<< /Type /NavNode /NA ${LAUNCH} /PA ${LAUNCH} >>`]],
    }),
  'a requirement that runs a script': () =>
    plainPaper({
      catalogue: `/Requirements [ << /Type /Requirement /S /EnableJavaScripts /RH [ << /Type /ReqHandler /S /JS /Script (a) >> ] >> ] /Names << /JavaScript << /Names [ (a) ${SCRIPT} ] >> >>`,
    }),
  'a letter of a font that runs a script': () =>
    plainPaper({
      objects: [[6, `<< /Type /Font /Subtype /Type3 /CharProcs << /a << /A ${SCRIPT} >> >> >>`]],
    }),
  'a lock whose filters have names of their own': () =>
    plainPaper({
      trailer:
        '/Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /CF << /Own << /CFM /None /AuthEvent /EFOpen >> >> /StmF /Own /StrF /Own /O (x) /U (x) /P -4 >>',
    }),
  'a lock with certificates': () =>
    plainPaper({
      trailer:
        '/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 5 /CF << /DefaultCryptFilter << /CFM /AESV3 /Recipients [ <3000> ] >> >> /StmF /DefaultCryptFilter /StrF /DefaultCryptFilter >>',
    }),
  'a lock of a version to come': () =>
    plainPaper({ trailer: '/Encrypt << /Filter /Standard /V 6 /R 7 /O (x) /U (x) /P -4 >>' }),
  'an archive behind its end': () => Buffer.concat([plainPaper(), madeZip()]),
  'an archive behind its end, with a remark behind that': () =>
    Buffer.concat([plainPaper(), madeZip('x'.repeat(300))]),
  'an archive within a stream': () =>
    startPaper().raw('6 0 obj\n<< >>\nstream\n').raw(madeZip()).raw('\nendstream\nendobj\n').end().bytes(),
  'an archive of PHP behind its end': () =>
    plainPaper({ after: '<?php Phar::mapPhar(); __HALT_COMPILER(); ?>\r\n\0\0\0\x01GBMB' }),
  'a page of HTML in the lines of a print job': () =>
    plainPaper({ before: '@PJL COMMENT <html><script>alert(1)</script></html>\r\n' }),
  'a page of HTML in a remark before its head': () =>
    plainPaper({ before: '<!--\r\n', after: '--><script>alert(1)</script>' }),
}
