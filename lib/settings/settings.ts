import { cache } from 'react'
import { z } from 'zod'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const schema = z.object({
  /** Support line of the guide's §11. */
  supportName: z
    .object({ ar: z.string(), en: z.string() })
    .default({ ar: 'فريق الدعم الفني للنظام الجمركي الآلي', en: 'Automated customs system support team' }),
  supportEmail: z.string().default('mcsupport@agilitylogistics.com'),
  supportPhones: z.array(z.string()).default(['1809222 Ext. 1234', '24981423']),
  supportFax: z.string().default('24981479'),
  /** Working days (Sunday to Thursday) the office has for a registration request. */
  serviceLevelDays: z.number().int().min(1).max(60).default(3),
  /** Minutes. */
  businessIdleMinutes: z.number().int().default(20),
  businessAbsoluteMinutes: z
    .number()
    .int()
    .default(12 * 60),
  staffIdleMinutes: z.number().int().default(15),
  staffAbsoluteMinutes: z
    .number()
    .int()
    .default(8 * 60),
  /** Minutes that staff may see the portal as a customer does; the database allows an hour at most. */
  observationMinutes: z.number().int().min(1).max(60).default(15),
  /** An expired licence warns; true makes it block new submissions. */
  expiredLicenceBlocks: z.boolean().default(false),
  /** Minutes that KNET's page stays open; the attempt waits five longer. */
  paymentPageMinutes: z.number().int().min(5).max(120).default(15),
  /**
   * SMS a day, of the whole portal: each costs money, and a flood of registrations must not spend it without
   * end.
   */
  smsDailyBudget: z.number().int().min(0).default(5000),
  /** Megabytes of documents that an account may keep; a registration takes some ten. */
  storageQuotaMegabytes: z.number().int().min(10).default(1000),
  siteCode: z.string().default('KWI'),
  /** Results that people choose rise a little in the tariff's search. */
  tariffLearnsFromUse: z.boolean().default(true),
})
export type Settings = z.infer<typeof schema>

/**
 * Stores a setting; pages see it within a quarter of a minute.
 * @throws when the value is not of the setting's form
 */
export async function writeSetting<K extends keyof Settings>(
  tx: Tx,
  by: string,
  at: Date,
  key: K,
  value: Settings[K],
): Promise<void> {
  const stored = schema.shape[key].parse(value)
  const data = { value: stored as Prisma.InputJsonValue, updatedAt: at, updatedBy: by }
  await tx.setting.upsert({ where: { key }, create: { key, ...data }, update: data })
}

/**
 * All settings in force, read by the given client: the stored ones over the defaults. A stored value of a
 * wrong form is an error, not a default. Commands read them through their transaction.
 */
export async function readSettings(tx: Tx): Promise<Settings> {
  const rows = await tx.setting.findMany()
  return schema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])))
}

/** The settings for pages, read once a page. Never inside a transaction: it takes a connection of its own. */
export const getSettings = cache((): Promise<Settings> => readSettings(db))

const KEPT_SECONDS = 15
let kept: { settings: Settings; until: number } | undefined

/** For what stands on every page and decides nothing: the settings of at most a quarter of a minute ago. */
export async function getRecentSettings(): Promise<Settings> {
  if (kept && kept.until > performance.now()) return kept.settings
  kept = { settings: await getSettings(), until: performance.now() + KEPT_SECONDS * 1000 }
  return kept.settings
}

/** The defaults alone, for code that runs without a database. */
export const DEFAULT_SETTINGS: Settings = schema.parse({})
