import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'

// Read at request time: the build knows no SITE_URL.
export const dynamic = 'force-dynamic'

/** Only the public pages are for search engines. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: [
        '/ar$',
        '/en$',
        '/ar/guide',
        '/en/guide',
        '/ar/support',
        '/en/support',
        '/ar/terms',
        '/en/terms',
      ],
      disallow: ['/'],
    },
    sitemap: `${env.SITE_URL}/sitemap.xml`,
  }
}
