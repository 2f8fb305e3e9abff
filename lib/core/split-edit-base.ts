import { z } from 'zod'
import type { EditBase } from './etag'

/** The etag of the answers the page showed; a post without it is one of an old page. */
const seen = z.string().max(100).catch('')

/** `seen` and `override` of a posted form apart from its other fields, which are answers. */
export function splitEditBase<T extends Record<string, unknown>>({
  seen: etag,
  override,
  ...typed
}: T): Required<EditBase> & { typed: Omit<T, 'seen' | 'override'> } {
  return { typed, seen: seen.parse(etag), override: override === 'on' }
}
