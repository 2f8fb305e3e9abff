'use client'
import { useEffect, useState } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'

type Props = {
  /** What is copied; without it the page's address, which phones hand to their own way of sharing. */
  text?: string
  label: string
  done: string
}

/**
 * Copies a text or shares the page. Shown only where a script can: the code stands beside it to be marked by
 * hand.
 */
export function CopyButton({ text, label, done }: Props) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => {
    if (navigator.clipboard || (text === undefined && 'share' in navigator)) setState('ready')
  }, [text])
  if (state === 'absent') return null
  const press = async () => {
    // Without the search that led here: it is nobody else's.
    const url = location.origin + location.pathname
    if (text === undefined && 'share' in navigator) return navigator.share({ title: document.title, url })
    await navigator.clipboard.writeText(text ?? url)
    setState('copied')
  }
  const icon = text === undefined ? 'link' : 'file'
  return (
    <button
      type="button"
      className={buttonStyle('secondary', 'sm')}
      onClick={() => void press().catch(() => undefined)}
    >
      <Icon name={state === 'copied' ? 'check' : icon} size={18} />
      <span role="status">{state === 'copied' ? done : label}</span>
    </button>
  )
}
