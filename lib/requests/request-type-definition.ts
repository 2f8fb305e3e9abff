import type { Actor, Member } from '@/lib/access/actor'
import type { Permission, ServicePermission } from '@/lib/access/permissions'
import type { EditBase } from '@/lib/core/etag'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db/client'
import type { Prisma, Request } from '@/lib/db/generated/client'
import type { Service } from '@/lib/db/generated/enums'
import type { Series } from '@/lib/db/sequences'
import type { Settings } from '@/lib/settings/settings'
import type { TimelineEvent } from './timeline'

/** Answers as a form shows them: one text a field, nothing as an empty text. */
export type AnswerTexts = Readonly<Record<string, string>>

/** What a form posted: text a field; lists and files are not answers. */
export type PostedAnswers = Readonly<Record<string, string | string[] | undefined>>

/** What lists, queues and search show of a request: columns of Request, written with the answers. */
export type RequestTitles = Pick<
  Prisma.RequestUncheckedCreateInput,
  'subjectAr' | 'subjectEn' | 'officeSubjectAr' | 'officeSubjectEn' | 'searchText'
>

/** What approval leaves behind. */
export type Approval = {
  /** Columns of Request that change with the state. */
  patch: Prisma.RequestUncheckedUpdateInput
  /** Where the notice leads (path below the locale). */
  href: string
  /** Tells other systems of what was made, after the request's own event. */
  announce?: () => Promise<void>
}

/** A request that follows a rejected one, and the page where it goes on (path below the locale). */
export type Reapplication = { requestId: string; href: string }

/** What the answers of a request call for, as they stand. */
export type SubmissionNeeds = {
  /** Types of document that must be attached. */
  documents: readonly string[]
  /** Required fields that are empty. */
  unanswered: readonly string[]
  /** Fields whose date has run out. */
  expired: readonly string[]
}

/** The request a path is made for. */
type RequestRef = Pick<Request, 'id' | 'companyId'>

/**
 * A type of request: everything that `lib/requests` must know of it. Each domain supplies its own, and
 * `lib/request-types.ts` lists them.
 */
export type RequestTypeDefinition = {
  /** As `Request.type` holds it. */
  type: string
  /** Series of its numbers. */
  series: Series
  /** A user must be granted this service to see and to act on requests of the type. */
  service: Service
  /** Working days that the office has for an answer. */
  serviceLevel: (settings: Settings) => number
  /** Business: `read`, `act`. Office: `oversee` (queue and requests), `decide`. */
  permissions: { read: ServicePermission; act: ServicePermission; oversee: Permission; decide: Permission }
  documents: {
    types: readonly string[]
    /** Types that show a person's identity: each view by staff is audited. */
    identity: readonly string[]
    /** The field whose date says until when a document is valid, by its type. */
    expiring: Readonly<Record<string, string>>
  }
  fields: {
    /** The catalogue, in screen order. */
    names: readonly string[]
    /** Shown masked, except to their own business and to an officer who asks (audited). */
    personal: readonly string[]
    /** The fields that the business may change when these were returned, in screen order. */
    correctable: (returned: readonly string[]) => string[]
    /** True for a field that browsers do not post while it is empty (a box, a choice). */
    mayBeAbsent: (name: string) => boolean
    /**
     * A posted answer as it would be stored and shown; undefined when it does not pass the field's rules.
     * @param today `YYYY-MM-DD` in Kuwait
     */
    read: (name: string, typed: PostedAnswers[string], today: string) => string | undefined
  }
  /** The answers a request stands on. @throws when it has none */
  shown: (tx: Tx, requestId: string, options: { maskPersonal: boolean }) => Promise<AnswerTexts>
  /** What its answers call for now, for a request that goes to the office again. */
  submissionNeeds: (tx: Tx, requestId: string, at: Date) => Promise<SubmissionNeeds>
  /**
   * The rules of the first submission, under the request's lock: everything that is missing at once, at the
   * sections of the check page.
   * @param seen etag of the check page; `answersChanged` when what it showed is other by now
   */
  validateSubmission: (
    tx: Tx,
    actor: Member,
    at: Date,
    request: Request,
    seen: string | undefined,
  ) => Promise<Result<RequestTitles>>
  /**
   * Saves answers to returned fields, under the request's lock.
   * @param given.fields the fields that may change; the engine has refused every other
   */
  saveCorrections: (
    tx: Tx,
    actor: Member,
    at: Date,
    request: Request,
    given: EditBase & { typed: PostedAnswers; fields: readonly string[] },
  ) => Promise<Result<RequestTitles>>
  /** What approval makes: the officer holds the request, and `advance` follows in the same transaction. */
  approve: (tx: Tx, actor: Actor, at: Date, request: Request) => Promise<Result<Approval>>
  /** A new draft prefilled from a rejected request; pressed twice, the one that is there. */
  reapply: (tx: Tx, actor: Member, at: Date, request: Request) => Promise<Result<Reapplication>>
  /** Takes the answers out of a draft that was cancelled: nobody will read them. */
  blank: (tx: Tx, requestId: string) => Promise<void>
  /** The same for all cancelled drafts of the type that still hold something personal. @returns how many */
  blankCancelled: () => Promise<number>
  /** Events of the type's own machine beyond admission, for the timeline; oldest first. */
  events?: (tx: Tx, requestId: string) => Promise<TimelineEvent[]>
  /** The office's desk that works on it: the part of the address after `/admin/requests/`. */
  desk: string
  /** Pages below the locale. */
  paths: {
    /** Where a draft goes on. */
    draft: (request: RequestRef) => string
    /** Where an approved one leads; undefined when nothing was made. */
    done: (request: RequestRef) => string | undefined
  }
  /** Where its texts stand in the messages. */
  labels: {
    /** Namespace of the fields' labels. */
    fields: string
    /** Namespace of the labels of events of its own machine. */
    events?: string
  }
}

/** Definitions by `Request.type`. */
export type RequestTypes = Readonly<Record<string, RequestTypeDefinition>>

/** The definition of a stored request's type. @throws for a type that has none */
export function getRequestType(types: RequestTypes, type: string): RequestTypeDefinition {
  const definition = Object.hasOwn(types, type) ? types[type] : undefined
  if (!definition) throw new Error(`no definition of the request type ${type}`)
  return definition
}

/** Where the business corrects a returned request. */
export const correctionPath = (requestId: string): string => `/requests/${requestId}/correct`

/** Where the office reads a request. */
export const officePath = ({ desk }: Pick<RequestTypeDefinition, 'desk'>, requestId: string): string =>
  `/admin/requests/${desk}/${requestId}`
