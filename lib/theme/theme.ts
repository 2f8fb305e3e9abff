import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const NAME = 'theme'

/** The reader's choice; the system's when none was made. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(NAME)?.value
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** Keeps the choice for a year. Holds nothing personal. */
export async function writeTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  if (theme === 'system') jar.delete(NAME)
  else
    jar.set(NAME, theme, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
      secure: env.SITE_URL.startsWith('https:'),
    })
}
