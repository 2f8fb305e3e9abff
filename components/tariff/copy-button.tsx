'use client'
import { useEffect, useState } from 'react'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'

/** Copies a text. Shown only where a script can: the code stands beside it to be marked by hand. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => { if (navigator.clipboard) setState('ready') }, [])
  if (state === 'absent') return null
  return (
    <button type="button" className={buttonStyle('secondary', 'sm')} onClick={() => void navigator.clipboard.writeText(text).then(() => setState('copied'), () => undefined)}>
      <Icon name={state === 'copied' ? 'check' : 'file'} size={18} /><span role="status">{state === 'copied' ? done : label}</span>
    </button>
  )
}
