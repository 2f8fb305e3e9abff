import 'server-only'
import { isSignedIn } from '@/lib/access/actor'
import { getActor } from '@/lib/auth/session'

/** Whose page it is, for what a browser tab keeps of its forms: the next reader in the same tab must not find it. Empty for visitors. */
export async function readerMark(): Promise<string> {
  const actor = await getActor()
  return isSignedIn(actor) ? actor.userId : ''
}
