import type { Member } from '@/lib/access/actor'
import { foldText } from '@/lib/core/digits'
import { hasEditConflict, matchesEtag } from '@/lib/core/etag'
import { newId } from '@/lib/core/ids'
import { fail, failAll, ok } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { createRequest } from '@/lib/requests/create-request'
import { currentDocuments } from '@/lib/requests/corrections'
import type {
  AnswerTexts,
  PostedAnswers,
  RequestTitles,
  RequestTypeDefinition,
} from '@/lib/requests/request-type-definition'
import { asOwner } from './database'

// A type of request that no part of the product knows: whatever holds for it holds for every type to come.

const FIELDS = ['purpose', 'passport', 'urgent'] as const

type Answers = Record<(typeof FIELDS)[number], string>

/** Admits the type to the database of a test file, with tables for its answers and its own events. */
export async function admitToyPermits(): Promise<void> {
  await asOwner(async (client) => {
    const { rows } = await client.query<{ check: string }>(
      `SELECT pg_get_constraintdef(oid) AS check FROM pg_constraint WHERE conname = 'Request_type_known'`,
    )
    await client.query('ALTER TABLE "Request" DROP CONSTRAINT "Request_type_known"')
    await client.query(
      `ALTER TABLE "Request" ADD CONSTRAINT "Request_type_known" ${rows[0]!.check.replace(/^CHECK \((.*)\)$/s, "CHECK ($1 OR type = 'TOY_PERMIT')")}`,
    )
    await client.query(
      `CREATE TABLE "ToyPermit" ("requestId" uuid PRIMARY KEY, purpose text NOT NULL, passport text NOT NULL, urgent text NOT NULL)`,
    )
    await client.query(
      'CREATE TABLE "ToyEvent" (id uuid PRIMARY KEY, "requestId" uuid NOT NULL, kind text NOT NULL, at timestamptz(3) NOT NULL)',
    )
    await client.query('GRANT ALL ON "ToyPermit", "ToyEvent" TO portal_app')
  })
}

async function answersOf(tx: Tx, requestId: string): Promise<Answers> {
  const rows = await tx.$queryRaw<Answers[]>`
    SELECT purpose, passport, urgent FROM "ToyPermit" WHERE "requestId" = ${requestId}::uuid`
  if (!rows[0]) throw new Error('a permit without answers')
  return rows[0]
}

const titles = (number: string, { purpose }: Pick<Answers, 'purpose'>): RequestTitles => ({
  subjectAr: purpose.slice(0, 1),
  subjectEn: purpose.slice(0, 1),
  officeSubjectAr: purpose,
  officeSubjectEn: purpose,
  searchText: foldText(`${number} ${purpose}`),
})

const read = (name: string, typed: PostedAnswers[string]) => {
  if (name === 'urgent') return typed === 'on' ? 'on' : ''
  return typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : undefined
}

/** A draft of a permit. */
export async function startPermit(tx: Tx, member: Member, at: Date, answers: Answers): Promise<string> {
  const request = await createRequest(toyPermit, tx, member, at, {
    titles: (number) => titles(number, answers),
  })
  const { purpose, passport, urgent } = answers
  await tx.$executeRaw`INSERT INTO "ToyPermit" VALUES (${request.id}::uuid, ${purpose}, ${passport}, ${urgent})`
  return request.id
}

const shown = async (tx: Tx, requestId: string, { maskPersonal }: { maskPersonal: boolean }) => {
  const answers = await answersOf(tx, requestId)
  return maskPersonal ? { ...answers, passport: answers.passport.replace(/.(?=..)/g, '•') } : answers
}

/** Held by whoever may use, oversee and edit the tariff: permissions that no company request asks for. */
export const toyPermit: RequestTypeDefinition = {
  type: 'TOY_PERMIT',
  series: 'CE',
  service: 'TARIFF',
  serviceLevel: () => 5,
  permissions: { read: 'tariff.use', act: 'tariff.use', oversee: 'tariff.oversee', decide: 'tariff.edit' },
  documents: { types: ['IMPORT_LICENCE', 'OTHER'], identity: ['IMPORT_LICENCE'], expiring: {} },
  fields: {
    names: FIELDS,
    personal: ['passport'],
    correctable: (returned) => FIELDS.filter((name) => returned.includes(name)),
    mayBeAbsent: (name) => name === 'urgent',
    read,
  },
  shown,
  submissionNeeds: async (tx, requestId) => {
    const { purpose } = await answersOf(tx, requestId)
    return { documents: ['IMPORT_LICENCE'], unanswered: purpose === '' ? ['purpose'] : [], expired: [] }
  },
  validateSubmission: async (tx, _member, _at, request, seen) => {
    const answers = await answersOf(tx, request.id)
    if (!matchesEtag(seen, { values: answers })) return fail('answersChanged', 'seen')
    const documents = await currentDocuments(tx, request.id)
    const missing = documents.some(({ type }) => type === 'IMPORT_LICENCE')
      ? []
      : [{ code: 'documentMissing', field: 'section-documents' }]
    const empty = answers.purpose === '' ? [{ code: 'required', field: 'purpose' }] : []
    const problems = [...empty, ...missing]
    return problems.length > 0 ? failAll(problems) : ok(titles(request.number, answers))
  },
  saveCorrections: async (tx, _member, _at, request, given) => {
    const stored = await answersOf(tx, request.id)
    const patch: Record<string, string> = {}
    for (const name of given.fields) {
      const value = read(name, given.typed[name])
      if (value === undefined) return fail('required', name)
      patch[name] = value
    }
    const saved: Answers = { ...stored, ...patch }
    const page = (values: AnswerTexts) => ({ values, names: given.fields })
    if (hasEditConflict(given, page(stored), page(saved))) return fail('stepOvertaken', 'seen')
    const { purpose, passport, urgent } = saved
    await tx.$executeRaw`
      UPDATE "ToyPermit" SET purpose = ${purpose}, passport = ${passport}, urgent = ${urgent} WHERE "requestId" = ${request.id}::uuid`
    return ok(titles(request.number, saved))
  },
  approve: async (tx, _actor, at, request) => {
    const { purpose } = await answersOf(tx, request.id)
    if (purpose === 'forbidden') return fail('answersMissing')
    await tx.$executeRaw`INSERT INTO "ToyEvent" VALUES (${newId(at)}::uuid, ${request.id}::uuid, 'PERMIT_PRINTED', ${at})`
    return ok({ patch: {}, href: `/permits/${request.id}` })
  },
  reapply: async (tx, member, at, request) => {
    const requestId = await startPermit(tx, member, at, await answersOf(tx, request.id))
    await tx.request.update({ where: { id: requestId }, data: { previousId: request.id } })
    return ok({ requestId, href: `/permits/${requestId}/draft` })
  },
  blank: async (tx, requestId) => {
    await tx.$executeRaw`
      UPDATE "ToyPermit" SET purpose = '', passport = '', urgent = '' WHERE "requestId" = ${requestId}::uuid`
  },
  blankCancelled: () =>
    db.$executeRaw`
      UPDATE "ToyPermit" p SET purpose = '', passport = '', urgent = '' FROM "Request" r
      WHERE r.id = p."requestId" AND r.state = 'CANCELLED' AND p.passport <> ''`,
  events: (tx, requestId) =>
    tx.$queryRaw`
      SELECT id::text, kind, 'SYSTEM' AS "actorRole", '' AS "actorName", NULL AS reason, at FROM "ToyEvent"
      WHERE "requestId" = ${requestId}::uuid ORDER BY at, id`,
  desk: 'permits',
  paths: { draft: ({ id }) => `/permits/${id}/draft`, done: ({ id }) => `/permits/${id}` },
  labels: { fields: 'permits.fields', events: 'permits.events' },
}
