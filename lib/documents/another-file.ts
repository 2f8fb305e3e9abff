/** How far from its end an archive's last record may stand: a remark of 65,535 bytes behind it (APPNOTE 4.3.16). */
const ZIP_TAIL = 65_535 + 22
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1')
const ZIP_ENTRY = Buffer.from('PK\x01\x02', 'latin1')

/** What RAR, 7-Zip and PHP look for anywhere in a file. None of them comes about by chance. */
const ARCHIVES = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '__HALT_COMPILER();'].map((one) =>
  Buffer.from(one, 'latin1'),
)

/** Long enough that the data of a photograph never looks so. */
const PROGRAM = /<script[\s>/]|<\?php\s|<html[\s>]|<!doctype\s+html/i
/** Where readers look for a paper's head. */
const HEAD = 1024 + 5

/** A last record that has its list of files before it, where the record says. */
function endsAsZip(bytes: Buffer): boolean {
  const first = Math.max(0, bytes.length - ZIP_TAIL)
  for (let at = bytes.lastIndexOf(ZIP_END); at >= first; at = bytes.lastIndexOf(ZIP_END, at - 1)) {
    const list = at + 22 <= bytes.length ? at - bytes.readUInt32LE(at + 12) : at
    if (list >= 0 && list < at && bytes.subarray(list, list + 4).equals(ZIP_ENTRY)) return true
    if (at === 0) break
  }
  return false
}

/** Whether a program that unpacks archives, wherever they stand in a file, finds one in this one. */
export const holdsArchive = (bytes: Buffer): boolean =>
  endsAsZip(bytes) || ARCHIVES.some((one) => bytes.includes(one))

/** Whether a picture is a page of HTML, a program of PHP or a paper as well, to whoever takes it for one. */
export const holdsPage = (bytes: Buffer): boolean =>
  PROGRAM.test(bytes.toString('latin1')) || bytes.subarray(0, HEAD).includes('%PDF-')
