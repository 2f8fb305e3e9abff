import '@fontsource/ibm-plex-sans-arabic/arabic-400.css'
import '@fontsource/ibm-plex-sans-arabic/arabic-600.css'
import '@fontsource/ibm-plex-sans/latin-400.css'
import '@fontsource/ibm-plex-sans/latin-600.css'
import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from '@/lib/i18n/translations'
import type { ReactNode } from 'react'
import { readTheme } from '@/lib/theme/theme'
import { env } from '@/lib/env'
import { directionOf, isLocale } from '@/lib/i18n/routing'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

// The nonce of the security policy changes with each request: no page below a language can be made ahead.
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common' })
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: t('product'), template: `%s · ${t('productShort')}` },
    description: t('productDescription'),
    formatDetection: { telephone: false, email: false, address: false, date: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f7f6' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1719' },
  ],
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const theme = await readTheme()
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme === 'system' ? undefined : theme}>
      <body>{children}</body>
    </html>
  )
}
