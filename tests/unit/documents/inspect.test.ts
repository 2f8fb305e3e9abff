/** @jest-environment node */
import { deflateSync, inflateSync } from 'node:zlib'
import { inspectFile } from '@/lib/documents/inspect'
import { MAX_FILE_BYTES } from '@/lib/documents/types'
import {
  madeExecutable,
  madeHeic,
  madeJpeg,
  madeObjectStream,
  madePdf,
  madePng,
  madeStream,
} from '../../support/made-files'

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
    [
      'a PDF with packed objects that do nothing',
      madePdf([catalog, pages, madeObjectStream('<< /Title (hello) >>')]),
      'a.pdf',
      'application/pdf',
    ],
    ['a PDF without extension', madePdf(), 'licence', 'application/pdf'],
    ['a PDF whose name ends in a direction mark', madePdf(), 'رخصة.pdf\u200f', 'application/pdf'],
    ['a PDF whose name ends in a blank and a dot', madePdf(), 'licence.pdf. ', 'application/pdf'],
    ['a PDF whose name ends in a date', madePdf(), 'رخصة 31.12.2026', 'application/pdf'],
    ['a JPEG named .jfif', madeJpeg(), 'photo.jfif', 'image/jpeg'],
    ['a JPEG named .jpe', madeJpeg(), 'photo.JPE', 'image/jpeg'],
    ['a JPEG without an end marker', madeJpeg(4, 4, { end: false }), 'a.jpg', 'image/jpeg'],
    [
      'a JPEG with padding between its segments',
      madeJpeg(4, 4, { padding: Buffer.from([0, 0, 0, 0]) }),
      'a.jpg',
      'image/jpeg',
    ],
    [
      'a JPEG with fill bytes between its segments',
      madeJpeg(4, 4, { padding: Buffer.from([0xff, 0xff]) }),
      'a.jpg',
      'image/jpeg',
    ],
    [
      'a PDF whose picture holds the letters /JS by chance',
      madePdf([
        catalog,
        pages,
        madeStream(
          '/Type /XObject /Filter /DCTDecode',
          '',
          Buffer.from('\xff\xd8 /JS(\x00\x01 \xff\xd9', 'latin1'),
        ),
      ]),
      'a.pdf',
      'application/pdf',
    ],
    [
      'a PDF with a name that only begins like a forbidden one',
      madePdf([`<< /Type /Catalog /Pages 2 0 R /JSFoo 1 /Launcher 2 /EncryptMetadata true >>`, pages]),
      'a.pdf',
      'application/pdf',
    ],
  ])('takes %s', async (_what, bytes, name, type) => expect(await codeOf(bytes, name)).toBe(type))
})

/** Processor time of this process, all its threads: the clock on the wall also counts what else runs here. */
async function cpuSecondsOf(work: () => unknown): Promise<number> {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1e6
}

/** Three seconds of a quiet machine, in times of unfolding 80 MB: a busy one's processor seconds do less. */
const SOON = 15

/** Processor time that `inspectFile` takes, in times of unfolding 80 MB just before. */
async function costOf(bytes: Buffer): Promise<number> {
  const unit = await cpuSecondsOf(() => inflateSync(inflateSync(unfolding)))
  const cost = await cpuSecondsOf(() => codeOf(bytes, 'a.pdf'))
  return cost / unit
}

/** 80 MB of blanks, in some hundred bytes. */
const unfolding = deflateSync(deflateSync(Buffer.alloc(80 * 1024 * 1024, 0x20)))

describe('what is refused', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'a.pdf', 'fileEmpty'],
    ['a file over 10 MB', Buffer.concat([madePdf(), Buffer.alloc(MAX_FILE_BYTES)]), 'a.pdf', 'fileTooLarge'],
    ['a program renamed to .pdf', madeExecutable(), 'a.pdf', 'fileType'],
    [
      'a program in a shell script renamed to .png',
      Buffer.from('#!/bin/sh\nrm -rf /\n'),
      'a.png',
      'fileType',
    ],
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.pdf', 'fileType'],
    ['a GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(64)]), 'a.png', 'fileType'],
    ['a PNG named .pdf', madePng(), 'a.pdf', 'fileExtension'],
    ['a PDF named .exe', madePdf(), 'a.pdf.exe', 'fileExtension'],
    ['a PDF named .exe behind a direction mark', madePdf(), 'licence\u202efdp.exe\u200f', 'fileExtension'],
    ['a HEIC picture', madeHeic(), 'a.heic', 'fileHeic'],
    ['a HEIC picture renamed to .jpg', madeHeic(), 'a.jpg', 'fileHeic'],
    ['a page of HTML before a PDF', Buffer.concat([Buffer.from('<html>'), madePdf()]), 'a.pdf', 'fileType'],
    ['an archive before a PDF', Buffer.concat([Buffer.from('PK\x03\x04'), madePdf()]), 'a.pdf', 'fileType'],
    ['a PDF without pages', madePdf(['<< /Type /Catalog >>']), 'a.pdf', 'fileDamaged'],
    [
      'a PDF whose later revision is cut off',
      Buffer.concat([madePdf(), Buffer.from('1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n')]),
      'a.pdf',
      'fileDamaged',
    ],
    [
      'a linearised PDF cut off behind its first page',
      madePdf([
        `<< /Linearized 1 /L 90000 /H [ 1 2 ] >>`,
        '<< /Type /Pages /Kids [] >>',
        '<< /Pages 2 0 R >>',
      ]),
      'a.pdf',
      'fileDamaged',
    ],
    ['a PNG cut off', madePng(40, 40).subarray(0, -12), 'a.png', 'fileDamaged'],
    [
      'a JPEG cut off before its picture',
      madeJpeg(4, 4, { end: false }).subarray(0, -12),
      'a.jpg',
      'fileDamaged',
    ],
    ['a PDF cut off', madePdf().subarray(0, -20), 'a.pdf', 'fileDamaged'],
    ['a PNG of 12,001 pixels', madePng(12_001, 10), 'a.png', 'fileTooManyPixels'],
    ['a PNG over 60 megapixels', madePng(8000, 7501), 'a.png', 'fileTooManyPixels'],
    ['a JPEG over 60 megapixels', madeJpeg(11_000, 6000), 'a.jpg', 'fileTooManyPixels'],
    [
      'a PDF whose lock is found nowhere',
      madePdf([catalog, pages], '/Encrypt 5 0 R'),
      'a.pdf',
      'pdfEncrypted',
    ],
    [
      'a PDF whose lock is found nowhere, with an escaped name',
      madePdf([catalog, pages], '/#45ncrypt 5 0 R'),
      'a.pdf',
      'pdfEncrypted',
    ],
  ])('refuses %s', async (_what, bytes, name, code) => expect(await codeOf(bytes, name)).toBe(code))

  it('looks into packed objects that do not say what they are', async () => {
    const hidden = madeStream('/N 2 /First 9 /Filter /FlateDecode', '7 0 8 20\n << /S /JavaScript >>')
    expect(await codeOf(madePdf([catalog, pages, hidden]), 'a.pdf')).toBe('pdfActive')
  })

  it.each([
    [
      'comments and empty lines without end',
      madePdf([catalog, pages, madeStream('/Filter /FlateDecode', `${'%\n\n'.repeat(1300)}x`)]),
    ],
    ['streams that never end', madePdf([catalog, pages, `<< /A /JS >> ${'stream\n'.repeat(200_000)}`])],
    ['dictionaries that never end', madePdf([catalog, pages, '9 0 obj << /A '.repeat(20_000)])],
    ['strings that never end', madePdf([catalog, pages, '9 0 obj (('.repeat(20_000)])],
    ['lists within lists', madePdf([catalog, pages, '['.repeat(500_000)])],
    ['600,000 dictionaries', madePdf([catalog, pages, `[ ${'<<>>'.repeat(600_000)} ]`])],
    [
      'names by the thousand',
      madePdf([
        catalog,
        pages,
        `<< ${Array.from({ length: 20_000 }, (_, index) => `/N${index} ${index}`).join(' ')} >>`,
      ]),
    ],
    [
      '5,000 packed streams',
      madePdf([catalog, pages, ...Array.from({ length: 5000 }, () => madeObjectStream('<< /A 1 >>'))]),
    ],
    [
      'objects that lead to each other',
      madePdf([
        catalog,
        pages,
        ...Array.from(
          { length: 200 },
          (_, index) => `<< /A ${index + 4} 0 R /OpenAction << /S /GoTo /Next ${index + 4} 0 R >> >>`,
        ),
      ]),
    ],
    [
      'room after the name of a filter',
      madePdf([
        catalog,
        pages,
        ...Array.from(
          { length: 1500 },
          () => `<< /Type /ObjStm /Filter /FlateDecode${' '.repeat(3900)}x >>\nstream\n`,
        ),
      ]),
    ],
  ])('is done soon with a PDF of %s', async (_what, bytes) => {
    expect(await costOf(bytes)).toBeLessThan(SOON)
  })

  it('finds a script behind more text than a first look takes', async () => {
    expect(
      await codeOf(
        madePdf([catalog, pages, madeObjectStream(`${' '.repeat(50_000)}<< /S /JavaScript >>`)]),
        'a.pdf',
      ),
    ).toBe('pdfActive')
  })

  it.each(['/Type /ObjStm /N 1 /First 5', '/Type /XRef /W [ 1 2 1 ] /Size 9', '/W [ 1 2 1 ] /Size 9'])(
    'gives up on %s that unfolds without end, in bounded time',
    async (entries) => {
      const bomb = madeStream(`${entries} /Filter [ /FlateDecode /FlateDecode ]`, '', unfolding)
      const paper = madePdf([catalog, pages, bomb])
      expect(await codeOf(paper, 'a.pdf')).toBe('pdfUnreadable')
      expect(await costOf(paper)).toBeLessThan(SOON)
    },
  )
})
