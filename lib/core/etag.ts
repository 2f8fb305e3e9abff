import { fingerprint, fingerprints } from './vault'

/** What a page showed: texts by field name, and what else stood there (documents, a link). */
export type Shown = {
  values: Readonly<Record<string, string>>
  /** The fields that were shown; all of them when absent. */
  names?: readonly string[]
  beside?: readonly (string | null)[]
}

function textOf({ values, names = Object.keys(values), beside = [] }: Shown): string {
  return `answers:${JSON.stringify([names.map((name) => [name, values[name]]), [...beside].sort()])}`
}

/**
 * The etag that a form carries of what its page showed, so that a save or a submission can be refused when
 * somebody else changed it meanwhile. Keyed: a masked civil ID cannot be found by trying.
 */
export const etagOf = (shown: Shown): string => fingerprint(textOf(shown))

/**
 * Whether what is stored is still what the page showed. Without an etag the caller had no page, and everything
 * matches.
 */
export const matchesEtag = (etag: string | undefined, stored: Shown): boolean =>
  etag === undefined || fingerprints(textOf(stored)).includes(etag)

/** Whether two pages would show the same. */
const showsSame = (one: Shown, other: Shown): boolean => textOf(one) === textOf(other)

/** What a form that edits answers posts beside them. */
export type EditBase = {
  /** `etagOf` the answers it was filled beside. */
  seen?: string
  /** Its reader was told that they changed meanwhile and saves over them. */
  override?: boolean
}

/**
 * Whether somebody else saved other answers after the page was opened. The same answers twice (a double click,
 * or two who agree) are no conflict.
 * @param stored what is stored now
 * @param saved what would be stored after the save
 */
export function hasEditConflict({ seen, override }: EditBase, stored: Shown, saved: Shown): boolean {
  return !override && !matchesEtag(seen, stored) && !showsSame(stored, saved)
}
