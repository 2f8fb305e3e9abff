import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'
import { routing } from '@/lib/i18n/routing'
import { GUIDE_SLUGS } from './[locale]/(public)/guide/content/types'

export const dynamic = 'force-dynamic'

const PATHS = ['', '/guide', ...GUIDE_SLUGS.map((slug) => `/guide/${slug}`), '/support', '/terms']

/** The public pages, each with its other language. */
export default function sitemap(): MetadataRoute.Sitemap {
  return PATHS.flatMap((path) =>
    routing.locales.map((locale) => ({
      url: `${env.SITE_URL}/${locale}${path}`,
      alternates: {
        languages: Object.fromEntries(
          routing.locales.map((other) => [other, `${env.SITE_URL}/${other}${path}`]),
        ),
      },
    })),
  )
}
