'use client'
import { useEffect, useRef, useState } from 'react'

const STALE_MS = 4 * 60_000

/**
 * The picture's id, and how to get another one: after a failed post that spent it, when it grew old, or on
 * request.
 */
export function usePicture(initialId: string, answerId: string, state: { status: string }) {
  const [id, setId] = useState(initialId)
  const since = useRef(0)
  const field = () => document.getElementById(answerId) as HTMLInputElement | null

  const renew = async () => {
    const answer = await fetch('/api/captcha/new', { method: 'POST' })
    if (!answer.ok) return
    setId(((await answer.json()) as { id: string }).id)
    since.current = Date.now()
    const input = field()
    if (input) input.value = ''
  }

  useEffect(() => {
    since.current = Date.now()
  }, [])
  useEffect(() => {
    if (state.status !== 'failed') return
    fetch(`/api/captcha/${id}`, { method: 'HEAD', cache: 'no-store' })
      .then((found) => (found.ok ? undefined : renew()))
      .catch(() => undefined)
    // Once a post, not once a picture.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state])

  const renewIfStale = () => {
    if (Date.now() - since.current > STALE_MS && !field()?.value) void renew().catch(() => undefined)
  }
  return {
    id,
    renew: () =>
      void renew()
        .then(() => field()?.focus())
        .catch(() => undefined),
    renewIfStale,
  }
}
