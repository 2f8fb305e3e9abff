import { guideAr } from './ar'
import { guideEn } from './en'
import { GUIDE_SLUGS, type Guide, type GuideSlug } from './types'

export { GUIDE_ICONS, GUIDE_SLUGS, type GuideSlug } from './types'

/** The guide in a language. */
export const guideOf = (locale: string): Guide => (locale === 'en' ? guideEn : guideAr)

export const isGuideSlug = (text: string): text is GuideSlug =>
  (GUIDE_SLUGS as readonly string[]).includes(text)
