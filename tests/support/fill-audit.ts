import { asOwner } from './database'

/** Made lines of the audit, written by SQL: some tens of thousands in a second. */
type Lines = {
  accountId: string
  actorId: string
  count: number
  event?: string
  kind?: string
  /** Of the last line; each before it is a second older. */
  until: Date
  actorName?: string
}

export const fillAudit = ({ accountId, actorId, count, event, kind, until, actorName }: Lines) =>
  asOwner((client) =>
    client.query(
      `INSERT INTO "AuditEvent" (id, at, "actorId", "actorName", "actorRole", "accountId", event, kind, outcome, subject, "subjectId", number)
   SELECT gen_random_uuid(), $1::timestamptz - n * interval '1 second', $2, $3, 'GENERAL', $4, $5, $6, 'OK', 'Request', gen_random_uuid(), 'CO/' || n || '/26'
   FROM generate_series(0, $7::int - 1) n`,
      [
        until,
        actorId,
        actorName ?? 'حامد الهاشمي',
        accountId,
        event ?? 'request.submitted',
        kind ?? 'REQUESTS',
        count,
      ],
    ),
  )
