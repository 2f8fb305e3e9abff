import { fingerprint, fingerprints } from '@/lib/core/vault'
import { FIELD_NAMES, type FieldName } from './fields'
import { profileToValues, type ProfileColumns } from './profile-values'

/** Answers as a page showed them, and what else stood there (documents, a link). */
export type Shown = {
  profile: ProfileColumns
  names?: readonly FieldName[]
  beside?: readonly (string | null)[]
}

function textOf({ profile, names = FIELD_NAMES, beside = [] }: Shown): string {
  const values = profileToValues(profile)
  return `answers:${JSON.stringify([names.map((name) => [name, values[name]]), [...beside].sort()])}`
}

/**
 * What a form carries of the answers it was filled beside, so that a save or a submission can be refused when
 * somebody else changed them meanwhile. Keyed: a masked civil ID cannot be found by trying.
 */
export const stampOf = (shown: Shown): string => fingerprint(textOf(shown))

/**
 * Whether the answers are still those of a stamp. Without a stamp the caller had no page, and nothing is
 * overtaken.
 */
export const isStamp = (stamp: string | undefined, shown: Shown): boolean =>
  stamp === undefined || fingerprints(textOf(shown)).includes(stamp)

/** What a form that edits answers posts beside them. */
export type Seen = {
  /** `stampOf` the answers it was filled beside. */
  seen?: string
  /** Its reader was told that they changed meanwhile and saves over them. */
  override?: boolean
}

/**
 * Whether somebody else saved other answers after the page was opened. The same answers twice (a double
 * click, or two who agree) overtake nobody.
 */
export function isOvertaken(
  { seen, override }: Seen,
  stored: Shown,
  patch: Partial<ProfileColumns>,
): boolean {
  if (override || isStamp(seen, stored)) return false
  return textOf(stored) !== textOf({ ...stored, profile: { ...stored.profile, ...patch } })
}
