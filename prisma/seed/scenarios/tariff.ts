import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kuwaitDay } from '@/lib/core/clock'
import type { Tx } from '@/lib/db/client'
import { readDuty } from '@/lib/tariff/import/read-national-lines'
import { writeVersion } from '@/lib/tariff/import/version-commands'
import type { NationalLine } from '@/lib/tariff/lines-query'

/** Who allows what comes in. */
const AUTHORITIES: Record<string, [ar: string, en: string]> = {
  FOOD: ['الهيئة العامة للغذاء والتغذية', 'Public Authority for Food and Nutrition'],
  HEALTH: ['وزارة الصحة', 'Ministry of Health'],
  INDUSTRY: ['الهيئة العامة للصناعة', 'Public Authority for Industry'],
  CITRA: [
    'الهيئة العامة للاتصالات وتقنية المعلومات',
    'Communication and Information Technology Regulatory Authority',
  ],
  TRAFFIC: ['الإدارة العامة للمرور', 'General Traffic Department'],
  EPA: ['الهيئة العامة للبيئة', 'Environment Public Authority'],
}

/** The duty of a line: a percentage, P for prohibited, or C and the words of a compound rate. */
function dutyOf(text: string) {
  if (text === 'P') return readDuty('prohibited')!
  return text.startsWith('C ')
    ? { dutyKind: 'COMPOUND' as const, dutyRate: null, dutyText: text.slice(2) }
    : readDuty(text)!
}

/**
 * Invented lines: code, code before 2025, English, Arabic, duty, unit, authority, and perhaps a note in
 * English and Arabic.
 * @throws on a line of another form
 */
function demonstrationLines(): NationalLine[] {
  return readFileSync(join(process.cwd(), 'prisma/seed/data/demonstration-tariff.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [
        code = '',
        legacyCode = '',
        textEn = '',
        textAr = '',
        duty = '',
        unit = '',
        authority = '',
        noteEn = null,
        noteAr = null,
      ] = line.split('|').map((field) => field.trim())
      if (!/^\d{12}$/.test(code) || !textAr || !textEn)
        throw new Error(`a line of the demonstration's tariff: ${line}`)
      const [authorityAr, authorityEn] = AUTHORITIES[authority] ?? [null, null]
      const permit = authority ? 'RESTRICTED' : 'NONE'
      return {
        code,
        legacyCode,
        textEn,
        textAr,
        ...dutyOf(duty),
        unit,
        restriction: authority === 'BANNED' ? 'PROHIBITED' : permit,
        authorityAr,
        authorityEn,
        noteAr,
        noteEn,
      }
    })
}

/** The demonstration's national tariff: published, in force since last year, marked as invented. */
export async function seedTariff(tx: Tx, at: Date): Promise<void> {
  const day = kuwaitDay(new Date(at.getTime() - 200 * 86_400_000))
  const version = await writeVersion(
    tx,
    at,
    {
      title: 'التعرفة التجريبية',
      effectiveOn: day,
      fileName: 'demonstration-tariff.txt',
      fileDigest: '',
      demonstration: true,
    },
    demonstrationLines(),
    null,
  )
  await tx.tariffVersion.update({ where: { id: version.id }, data: { state: 'PUBLISHED', publishedAt: at } })
}
