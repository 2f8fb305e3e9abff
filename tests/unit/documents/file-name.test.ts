/** @jest-environment node */
import { cleanFileName, contentDisposition, downloadName, extensionOf } from '@/lib/documents/file-name'

describe('names of files', () => {
  it.each([
    ['C:\\Users\\me\\licence.pdf', 'licence.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['a"b\'c<d>.pdf', 'abcd.pdf'],
    ['invoice\u202efdp.exe', 'invoice fdp.exe'],
    ['الرخصة  التجارية\u200f.pdf', 'الرخصة التجارية .pdf'],
    ['line\r\nbreak\u0000.png', 'line break .png'],
    ['.hidden', 'hidden'],
    ['...', ''],
  ])('cleans %j to %j', (raw, clean) => expect(cleanFileName(raw)).toBe(clean))

  it('reads the last extension only', () => {
    expect(extensionOf('a.pdf.exe')).toBe('exe')
    expect(extensionOf('licence')).toBe('')
    expect(extensionOf('A.JPG')).toBe('jpg')
  })

  it('gives a download the extension of its content', () => {
    expect(downloadName('الرخصة التجارية', 'application/pdf')).toBe('الرخصة التجارية.pdf')
    expect(downloadName('scan.jpeg', 'image/jpeg')).toBe('scan.jpeg')
    expect(downloadName('scan.pdf', 'image/png')).toBe('scan.pdf.png')
  })

  it('writes the header so that no name can end it early', () => {
    expect(contentDisposition('attachment', 'رخصة "1"\\.pdf')).toBe(
      'attachment; filename="____ _1__.pdf"; filename*=UTF-8\'\'%D8%B1%D8%AE%D8%B5%D8%A9%20%221%22%5C.pdf',
    )
  })
})
