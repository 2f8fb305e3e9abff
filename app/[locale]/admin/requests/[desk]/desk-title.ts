import { getTranslations } from '@/lib/i18n/translations'

/** The name of a desk, for its queue and for the way back to it; empty for a name that is no desk. */
export async function deskTitle(desk: string): Promise<string> {
  const t = await getTranslations('office.desks')
  return t.has(desk as 'registrations') ? t(desk as 'registrations') : ''
}
