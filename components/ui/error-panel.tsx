'use client'
import { useParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { ERROR_TEXTS } from '@/lib/i18n/error-texts'
import { buttonStyle } from './button-style'

/** A neutral page for faults of ours: what happened, what was kept, what to do, and the number to quote. */
export function ErrorPanel({ digest, retry }: { digest?: string; retry: () => void }) {
  const { locale: asked } = useParams<{ locale?: string }>() ?? {}
  const locale = asked === 'en' ? 'en' : 'ar'
  const text = ERROR_TEXTS[locale]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    document.title = text.title
  }, [text])
  return (
    <div className="mx-auto max-w-2xl px-4 py-12" lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'}>
      <div className="rounded-card border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 ref={heading} tabIndex={-1} className="text-2xl">
          {text.title}
        </h1>
        <p className="mt-3 text-ink-2">{text.body}</p>
        {digest && (
          <p className="mt-3 text-sm text-ink-2">
            {text.eventId}:{' '}
            <bdi dir="ltr" className="font-semibold text-ink">
              {digest}
            </bdi>
          </p>
        )}
        <div className="mt-6 flex flex-wrap gap-3">
          <button type="button" onClick={retry} className={buttonStyle('primary')}>
            {text.retry}
          </button>
          <a href={`/${locale}`} className={buttonStyle('secondary')}>
            {text.home}
          </a>
        </div>
      </div>
    </div>
  )
}
