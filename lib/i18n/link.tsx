'use client'
import NextLink from 'next/link'
import { useParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { localePath } from './locale-path'

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'locale'> & { href: string }

/**
 * A link below the reader's language: `href="/requests"`. Nothing is fetched ahead: every page is made for its reader,
 * and a list of fifty links would ask the server fifty times.
 */
export function Link({ href, prefetch = false, ...rest }: LinkProps) {
  const { locale } = useParams<{ locale?: string }>() ?? {}
  return <NextLink href={localePath(locale === 'en' ? 'en' : 'ar', href)} prefetch={prefetch} {...rest} />
}
