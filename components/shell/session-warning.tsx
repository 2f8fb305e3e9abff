'use client'
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { buttonStyle } from '@/components/ui/button-style'

type Props = {
  /** Until the session ends if nothing is done; runs again with each page and with "stay". */
  idleSeconds: number
  /** Until it ends in any case. */
  absoluteSeconds: number
  warnSeconds?: number
  extendUrl?: string
  signInHref: string
  strings: {
    title: string
    idle: string
    absolute: string
    stay: string
    ended: string
    endedBody: string
    signIn: string
  }
}

/**
 * Two minutes before the time-out: says so and lets one stay. The tabs of one browser tell each other when
 * one of them was used.
 */
export function SessionWarning({
  idleSeconds,
  absoluteSeconds,
  warnSeconds = 120,
  extendUrl = '/api/session/extend',
  signInHref,
  strings,
}: Props) {
  const path = usePathname()
  const ends = useRef({ idle: Infinity, absolute: Infinity })
  const tabs = useRef<BroadcastChannel | null>(null)
  const [left, setLeft] = useState(Infinity)
  const [hard, setHard] = useState(false)

  const used = useCallback(
    (tell: boolean) => {
      ends.current.idle = Date.now() + idleSeconds * 1000
      if (tell) tabs.current?.postMessage('used')
    },
    [idleSeconds],
  )

  useEffect(() => {
    ends.current.absolute = Date.now() + absoluteSeconds * 1000
  }, [absoluteSeconds])

  useEffect(() => {
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('portal-session')
    tabs.current = channel
    if (channel) channel.onmessage = () => used(false)
    return () => channel?.close()
  }, [used])

  useEffect(() => used(true), [path, used])

  useEffect(() => {
    const tick = () => {
      const { idle, absolute } = ends.current
      const next = Math.ceil((Math.min(idle, absolute) - Date.now()) / 1000)
      setHard(absolute <= idle)
      setLeft(next > warnSeconds ? Infinity : Math.max(0, next))
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [warnSeconds])

  const stay = async () => {
    const answer = await fetch(extendUrl, { method: 'POST' }).catch(() => null)
    if (answer?.ok) used(true)
    setLeft(answer?.ok ? Infinity : left)
  }

  if (left === Infinity) return null
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const over = left === 0
  const running = hard ? strings.absolute : strings.idle
  return (
    <div
      role="alert"
      className="no-print fixed inset-x-3 top-3 z-50 mx-auto flex max-w-2xl flex-wrap items-center gap-x-6 gap-y-3 rounded-card border-2 border-accent-line bg-surface p-4 shadow-xl"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">
          <span>{over ? strings.ended : strings.title} </span>
          {!over && (
            <bdi dir="ltr" aria-hidden="true" className="text-accent">
              {clock}
            </bdi>
          )}
        </p>
        <p className="text-sm text-ink-2">{over ? strings.endedBody : running}</p>
      </div>
      {over ? (
        <a href={`${signInHref}?next=${encodeURIComponent(path ?? '')}`} className={buttonStyle('primary')}>
          {strings.signIn}
        </a>
      ) : (
        !hard && (
          <button type="button" onClick={stay} className={buttonStyle('primary')}>
            {strings.stay}
          </button>
        )
      )}
    </div>
  )
}
