/** @jest-environment node */
import { deflateSync } from 'node:zlib'
import { inspectFile } from '@/lib/documents/inspect'
import { MAX_FILE_BYTES } from '@/lib/documents/types'
import { madeExecutable, madeJpeg, madeObjectStream, madePdf, madePng, madeStream } from '../../support/made-files'

const codeOf = async (bytes: Buffer, name: string) => {
  const result = await inspectFile(bytes, name)
  return result.ok ? result.value : result.problems[0]!.code
}
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const pages = '<< /Type /Pages /Kids [] /Count 0 >>'

describe('what may be kept', () => {
  it.each([
    ['a PDF', madePdf(), 'licence.pdf', 'application/pdf'],
    ['a JPEG', madeJpeg(), 'id.JPEG', 'image/jpeg'],
    ['a PNG', madePng(), 'scan.png', 'image/png'],
    ['a PNG of the largest size', madePng(12_000, 5000), 'scan.png', 'image/png'],
    ['a PDF with an Arabic name', madePdf(), 'الرخصة التجارية.pdf', 'application/pdf'],
    ['a PDF with packed objects that do nothing', madePdf([catalog, pages, madeObjectStream('<< /Title (hello) >>')]), 'a.pdf', 'application/pdf'],
    ['a PDF whose picture holds the letters /JS by chance', madePdf([catalog, pages, madeStream('/Type /XObject /Filter /DCTDecode', '', Buffer.from('\xff\xd8 /JS(\x00\x01 \xff\xd9', 'latin1'))]), 'a.pdf', 'application/pdf'],
    ['a PDF with a name that only begins like a forbidden one', madePdf([`<< /Type /Catalog /JSFoo 1 /Launcher 2 /EncryptMetadata true >>`, pages]), 'a.pdf', 'application/pdf'],
  ])('takes %s', async (_what, bytes, name, type) => expect(await codeOf(bytes, name)).toBe(type))
})

describe('what is refused', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'a.pdf', 'fileEmpty'],
    ['a file over 10 MB', Buffer.concat([madePdf(), Buffer.alloc(MAX_FILE_BYTES)]), 'a.pdf', 'fileTooLarge'],
    ['a program renamed to .pdf', madeExecutable(), 'a.pdf', 'fileType'],
    ['a program in a shell script renamed to .png', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.png', 'fileType'],
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.pdf', 'fileType'],
    ['a GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(64)]), 'a.png', 'fileType'],
    ['a PNG named .pdf', madePng(), 'a.pdf', 'fileExtension'],
    ['a PDF named .exe', madePdf(), 'a.pdf.exe', 'fileExtension'],
    ['a PDF without extension', madePdf(), 'licence', 'fileExtension'],
    ['a PNG cut off', madePng(40, 40).subarray(0, -12), 'a.png', 'fileDamaged'],
    ['a JPEG cut off after its thumbnail', madeJpeg(4, 4, { end: false }), 'a.jpg', 'fileDamaged'],
    ['a PDF cut off', madePdf().subarray(0, -20), 'a.pdf', 'fileDamaged'],
    ['a PNG of 12,001 pixels', madePng(12_001, 10), 'a.png', 'fileTooManyPixels'],
    ['a PNG over 60 megapixels', madePng(8000, 7501), 'a.png', 'fileTooManyPixels'],
    ['a JPEG over 60 megapixels', madeJpeg(11_000, 6000), 'a.jpg', 'fileTooManyPixels'],
    ['an encrypted PDF', madePdf([catalog, pages], '/Encrypt 5 0 R'), 'a.pdf', 'pdfEncrypted'],
    ['an encrypted PDF with an escaped name', madePdf([catalog, pages], '/#45ncrypt 5 0 R'), 'a.pdf', 'pdfEncrypted'],
  ])('refuses %s', async (_what, bytes, name, code) => expect(await codeOf(bytes, name)).toBe(code))

  it.each(['/JavaScript', '/JS (app.alert\\(1\\))', '/Launch', '/EmbeddedFile', '/EmbeddedFiles 3 0 R', '/OpenAction [3 0 R /Fit]', '/J#61vaScript', '/#4a#53 (x)', '/#4C#61unch', '/Open#41ction<<>>'])(
    'refuses a PDF with %s, in the open and inside packed objects', async (name) => {
      expect(await codeOf(madePdf([`<< /Type /Catalog ${name} >>`, pages]), 'a.pdf')).toBe('pdfActive')
      expect(await codeOf(madePdf([catalog, pages, madeObjectStream(`<< /A ${name} >>`)]), 'a.pdf')).toBe('pdfActive')
    })

  it('looks into packed objects that do not say what they are', async () => {
    const hidden = madeStream('/Filter /FlateDecode', '7 0 8 20\n << /S /JavaScript >>')
    expect(await codeOf(madePdf([catalog, pages, hidden]), 'a.pdf')).toBe('pdfActive')
  })

  it.each([
    ['comments and empty lines without end', madePdf([catalog, pages, madeStream('/Filter /FlateDecode', `${'%\n\n'.repeat(1300)}x`)])],
    ['streams that never end', madePdf([catalog, pages, `<< /A /JS >> ${'stream\n'.repeat(200_000)}`])],
    ['room after the name of a filter', madePdf([catalog, pages, ...Array.from({ length: 1500 }, () => `<< /Type /ObjStm /Filter /FlateDecode${' '.repeat(3900)}x >>\nstream\n`)])],
  ])('is done soon with a PDF of %s', async (_what, bytes) => {
    const began = performance.now()
    await codeOf(bytes, 'a.pdf')
    expect(performance.now() - began).toBeLessThan(3000)
  })

  it('finds a script behind more text than a first look takes', async () => {
    expect(await codeOf(madePdf([catalog, pages, madeObjectStream(`${' '.repeat(50_000)}<< /S /JavaScript >>`)]), 'a.pdf')).toBe('pdfActive')
  })

  it('finds what stands in a comment, where an offset can lead a reader', async () => {
    expect(await codeOf(madePdf([catalog, pages, '<< >>\n% 9 0 obj << /S /Launch >> endobj']), 'a.pdf')).toBe('pdfActive')
  })

  it('refuses objects packed in any way but plain Flate', async () => {
    const lzw = madeStream('/Type /ObjStm /N 1 /First 5 /Filter /LZWDecode', '', Buffer.from([0x80, 0x0b, 0x60, 0x50]))
    expect(await codeOf(madePdf([catalog, pages, lzw]), 'a.pdf')).toBe('pdfUnreadable')
    expect(await codeOf(madePdf([catalog, pages, madeObjectStream('<< >>', '/Filter [/ASCIIHexDecode /FlateDecode]')]), 'a.pdf')).toBe('pdfUnreadable')
  })

  it('gives up on packed objects that unfold without end, in bounded time', async () => {
    const bomb = madeStream('/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', '', deflateSync(Buffer.alloc(64 * 1024 * 1024, 0x20)))
    const before = Date.now()
    expect(await codeOf(madePdf([catalog, pages, bomb]), 'a.pdf')).toBe('pdfUnreadable')
    expect(Date.now() - before).toBeLessThan(5000)
  })
})
