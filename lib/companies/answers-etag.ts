import { etagOf, hasEditConflict, matchesEtag, type EditBase, type Shown } from '@/lib/core/etag'
import type { FieldName } from './fields'
import { profileToValues, type ProfileColumns } from './profile-values'

/** Answers of a company as a page showed them, and what else stood there (documents, a link). */
export type ShownAnswers = {
  profile: ProfileColumns
  names?: readonly FieldName[]
  beside?: readonly (string | null)[]
}

const shownOf = ({ profile, ...rest }: ShownAnswers): Shown => ({ ...rest, values: profileToValues(profile) })

/** The etag of a page that showed these answers (`etagOf`). */
export const answersEtag = (shown: ShownAnswers): string => etagOf(shownOf(shown))

/** Whether the stored answers are still those of the etag; true without one. */
export const matchesAnswers = (etag: string | undefined, stored: ShownAnswers): boolean =>
  matchesEtag(etag, shownOf(stored))

/** Whether saving the patch would overwrite answers that somebody else saved meanwhile (`hasEditConflict`). */
export function isEditConflict(
  base: EditBase,
  stored: ShownAnswers,
  patch: Partial<ProfileColumns>,
): boolean {
  return hasEditConflict(
    base,
    shownOf(stored),
    shownOf({ ...stored, profile: { ...stored.profile, ...patch } }),
  )
}
