import type { Service } from '@/lib/db/generated/enums'
import type { Role } from './roles'

/** For whom a page is. */
export type Audience = 'public' | 'business' | 'staff'

/** A row of the table of permissions. */
export type Rule = {
  description: string
  /** Whose pages it opens. Decides where somebody who is not signed in is sent. */
  audience: readonly Audience[]
  /** Never the auditor: what that role holds follows from `audience` and `effect`. */
  roles: readonly Exclude<Role, 'AUDITOR'>[]
  /**
   * READS changes nothing; OWN changes what is the user's alone (session, password, second factor, own
   * notifications); CHANGES is everything else.
   */
  effect: 'READS' | 'OWN' | 'CHANGES'
  /** A business user needs a subscription of this service, and an additional user a grant of it. */
  service?: Service
  /** A decision on what another officer proposed: never by the same officer (`isSecondOfficer`). */
  secondOfficer?: true
}
