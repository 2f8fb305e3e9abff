import type { Client } from 'pg'
import { addInvitation } from '@/tests/support/add-invitation'
import type { Ids } from './people'

/** The token of the browser that is in the middle of accepting an invitation. */
export const JOINING = 'a-browser-that-answered'

type Names = 'userInvitation' | 'join' | 'joinCode' | 'joinMobile' | 'joinWithdrawn' | 'joinExpired'

/** Invitations of an account in the states that their pages show. */
export async function invitationIds(client: Client, sender: string): Promise<Pick<Ids, Names>> {
  const open = await addInvitation(client, sender, { email: 'sara@invited.example', undelivered: true })
  const token = async (name: string, given: Parameters<typeof addInvitation>[2]) =>
    (await addInvitation(client, sender, { email: `${name}@invited.example`, ...given })).token
  return {
    userInvitation: open.id,
    join: open.token,
    joinCode: await token('code', { browser: JOINING }),
    joinMobile: await token('mobile', { browser: JOINING, verified: true }),
    joinWithdrawn: await token('withdrawn', { state: 'WITHDRAWN' }),
    joinExpired: await token('expired', { state: 'EXPIRED' }),
  }
}
