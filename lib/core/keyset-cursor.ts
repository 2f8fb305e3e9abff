import { isId } from './ids'

/** A place in a list ordered by a time and an id: the key of the row that a page ends on. */
export type KeysetCursor = { at: Date; id: string }

/** As it stands in an address: `1764000000000_0193…`, milliseconds and id. */
export const formatCursor = ({ at, id }: KeysetCursor): string => `${at.getTime()}_${id}`

/** Reads what `formatCursor` writes. @returns undefined for anything else, which means the first page */
export function parseCursor(text: string | undefined): KeysetCursor | undefined {
  const [time, id, more] = (text ?? '').split('_')
  if (!time || !/^\d{1,15}$/.test(time) || !isId(id) || more !== undefined) return undefined
  return { at: new Date(Number(time)), id }
}
