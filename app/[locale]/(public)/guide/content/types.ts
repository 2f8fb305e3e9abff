import type { IconName } from '@/components/ui/icon'

/**
 * A part of a guide page. In texts, `` `CO/131/26` `` is a code (isolated, left to right), `**button**` a
 * label of the screen, `[words](/path)` a link below the language.
 */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'steps'; items: string[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'note'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }

type GuideSection = { id: string; title: string; blocks: Block[] }

export type GuidePage = { title: string; summary: string; sections: GuideSection[] }

/** In the order of the guide; each exists in both languages with the same section ids (checked by a test). */
export const GUIDE_SLUGS = [
  'account-registration',
  'company-registration',
  'tracking-requests',
  'corrections',
  'company-update',
  'payments',
  'tariff-search',
  'user-management',
  'service-subscriptions',
  'account-security',
] as const

export type GuideSlug = (typeof GUIDE_SLUGS)[number]

export const GUIDE_ICONS: Record<GuideSlug, IconName> = {
  'account-registration': 'user',
  'company-registration': 'company',
  'tracking-requests': 'requests',
  corrections: 'edit',
  'company-update': 'calendar-clock',
  payments: 'card',
  'tariff-search': 'search',
  'user-management': 'users',
  'service-subscriptions': 'services',
  'account-security': 'shield',
}

export type Guide = Record<GuideSlug, GuidePage>
