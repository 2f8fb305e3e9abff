import type { Client } from 'pg'
import { newId, newToken, sha256 } from '@/lib/core/ids'
import { fingerprint, seal } from '@/lib/core/vault'
import { invitationContext, sealFor } from '@/lib/users/invitations/sealed-person'

type Given = {
  email?: string
  /** Where it stands; WAITING when absent. */
  state?: 'WAITING' | 'EXPIRED' | 'WITHDRAWN'
  /** The person has given the details, in the browser of this token … */
  browser?: string
  /** … and has entered the code of the e-mail. */
  verified?: true
  /** Its mail came back. */
  undelivered?: true
}

/** An invitation of a general user, as the portal stores it. @returns its id and its link's token */
export async function addInvitation(
  client: Client,
  invitedById: string,
  { email = 'sara@invited.example', state = 'WAITING', browser, verified, undelivered }: Given = {},
): Promise<{ id: string; token: string }> {
  const [id, token] = [newId(), newToken()]
  const person = {
    firstName: 'سارة',
    lastName: 'العلي',
    gender: 'FEMALE' as const,
    civilId: '288020122596',
    mobile: '+96566112233',
  }
  await client.query(
    `INSERT INTO "UserInvitation" (id, "accountId", "invitedById", kind, services, "companyIds", locale, "emailCipher", "emailHmac",
       "personCipher", "answersCipher", "tokenHash", "browserHash", "emailVerifiedAt", "createdAt", "sentAt", "expiresAt", "withdrawnAt", "undeliveredAt")
     SELECT $1, "accountId", id, 'ADDITIONAL', ARRAY['PAYMENTS', 'TARIFF']::"Service"[], ARRAY[]::uuid[], 'ar', $3, $4, $5, $6, $7, $8,
       CASE WHEN $9 THEN now() END, now(), now(), now() + CASE WHEN $10 = 'EXPIRED' THEN interval '-1 day' ELSE interval '6 days' END,
       CASE WHEN $10 = 'WITHDRAWN' THEN now() END, CASE WHEN $11 THEN now() END
     FROM "User" WHERE id = $2`,
    [
      id,
      invitedById,
      seal(email, invitationContext(id)),
      fingerprint(email),
      sealFor(id, person),
      browser ? sealFor(id, { ...person, passwordHash: 'none' }) : null,
      sha256(token),
      browser ? sha256(browser) : null,
      verified === true,
      state,
      undelivered === true,
    ],
  )
  return { id, token }
}
