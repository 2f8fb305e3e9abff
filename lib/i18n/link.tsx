'use client'
import NextLink, { useLinkStatus } from 'next/link'
import { useParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { localePath } from './locale-path'

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'locale'> & { href: string }

/**
 * A link below the reader's language: `href="/requests"`. Nothing is fetched ahead: every page is made for
 * its reader, and a list of fifty links would ask the server fifty times. While the page is on its way a bar
 * runs over the head: `loading.tsx` would send status 200 before a page can say 404, and never show the page
 * to readers without JavaScript.
 */
export function Link({ href, prefetch = false, children, ...rest }: LinkProps) {
  const { locale } = useParams<{ locale?: string }>() ?? {}
  return (
    <NextLink href={localePath(locale === 'en' ? 'en' : 'ar', href)} prefetch={prefetch} {...rest}>
      {children}
      <Pending />
    </NextLink>
  )
}

function Pending() {
  const { pending } = useLinkStatus()
  return pending ? <span aria-hidden="true" className="page-pending" /> : null
}
