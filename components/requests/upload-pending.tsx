'use client'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'

/** Whether a form of documents holds a file that is chosen and not uploaded. */
const isChosen = () =>
  [...document.querySelectorAll<HTMLInputElement>('form[action="/api/documents"] input[type=file]')].some(
    ({ files }) => (files?.length ?? 0) > 0,
  )

/**
 * Stands in the form that sends a request: it does not go while a document is chosen and not uploaded, which
 * the sender would take for sent. Without JavaScript a returned document that was not replaced is refused by
 * the server.
 */
export function UploadPending({ text }: { text: string }) {
  const here = useRef<HTMLParagraphElement>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    const refuse = (event: SubmitEvent) => {
      const sends = (event.submitter as HTMLButtonElement | null)?.value !== 'save'
      setShown(sends && isChosen())
      if (!sends || !isChosen()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      here.current?.focus()
    }
    // Before React's listener, which stands at the root.
    form.addEventListener('submit', refuse)
    return () => form.removeEventListener('submit', refuse)
  }, [])
  return (
    <p
      ref={here}
      role="alert"
      tabIndex={-1}
      className={shown ? 'flex items-start gap-1.5 font-semibold text-stopped' : 'sr-only'}
    >
      {shown && (
        <>
          <Icon name="alert" size={18} className="mt-1" />
          <span>{text}</span>
        </>
      )}
    </p>
  )
}
