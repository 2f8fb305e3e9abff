import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { typesOfDesk } from '@/lib/request-types'
import type { RequestTypes } from '@/lib/requests/request-type-definition'
import { typesWith } from '@/lib/requests/scope'

/** A desk and the types it works on, for an officer who oversees one of them; not found for everybody else. */
export function openDesk(actor: Actor, desk: string): { desk: string; types: RequestTypes } {
  const types = typesOfDesk(desk)
  if (typesWith(types, actor, 'oversee').length === 0) notFound()
  return { desk, types }
}
