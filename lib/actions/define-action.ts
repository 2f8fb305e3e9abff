import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import type { z } from 'zod'
import { isObserver, isSignedIn, type Actor } from '@/lib/access/actor'
import {
  actingBy,
  can,
  canAnywhere,
  type ChangingPermission,
  type Permission,
  type ServicePermission,
} from '@/lib/access/permissions'
import { signInPathFor } from '@/lib/access/require'
import { getActor } from '@/lib/auth/session'
import { now } from '@/lib/core/clock'
import type { Failure, Problem, Result } from '@/lib/core/result'
import { db, type Tx } from '@/lib/db/client'
import { addressBlock, clientAddress } from '@/lib/http/client-address'
import { noteAction, noteDone } from '@/lib/http/handled-call'
import { isAllowedOrigin } from '@/lib/http/origin'
import { takeFromLimit, type Limit } from '@/lib/http/rate-limit'
import { recordRefusal } from '@/lib/audit/refusal'
import { IDLE, LANGUAGE_FIELD, type FormState } from './form-state'
import { formValues, hasTooManyFields, MAX_FIELDS, shownValues } from './form-values'
import { saveForm, deleteSavedForm, formSubject } from './saved-form'

type ActionContext<I> = {
  input: I
  actor: Actor
  /** The change's transaction; with `transaction: false` the plain client, and the command opens its own. */
  tx: Tx
  at: Date
  address: string
  userAgent: string
  locale: string
}

/** `externalRedirect`: an absolute address outside the pages, the payment gateway's. */
type Done = { redirect?: string; notice?: string; externalRedirect?: string } | undefined | void

/** A company's id, or those of several; null: no company, or none yet; undefined: there is no such thing here. */
type Company = string | null | undefined | readonly string[]

/**
 * What a call is about, where its permission reaches companies: checked before anything is done. NONE: a company
 * that does not exist yet, or a service without companies.
 */
type CompanyOf<P extends Permission, S extends z.ZodType> = P extends ServicePermission
  ? { company: 'NONE' | ((call: { input: z.output<S>; actor: Actor }) => Company | Promise<Company>) }
  : { company?: never }

type Definition<P extends ChangingPermission, S extends z.ZodType, T> = CompanyOf<P, S> & {
  /** Unique, dotted: `companies.save-step`. Names the action in audit, limits and kept forms. */
  name: string
  permission: P
  schema: S
  /** Uses a window, an address and a user; 60 a minute when absent. */
  limit?: Limit
  /** Message namespace of the field labels, for the error summary. */
  labels?: string
  transaction?: false
  /** The longest that its transaction may take; 15 when absent. */
  seconds?: number
  /** Staff may do it while they see the portal as a customer does: to end that, or to sign out. */
  whileObserving?: true
  /** A refusal shows the page as it is by now: what it asked for was changed by somebody else. */
  refreshOnFailure?: true
  /**
   * Fields that say what the form is about, so that it is kept beside others of its kind; `SUBJECT_FIELDS`
   * when absent.
   */
  draftKey?: readonly string[]
  run: (context: ActionContext<z.output<S>>) => Promise<Result<T>>
  /** After the commit: where to go (path below the locale) or what to say (key in `notices`). */
  onSuccess?: (value: T, context: ActionContext<z.output<S>>) => Promise<Done> | Done
}

export type FormAction = ((previous: FormState, form: FormData) => Promise<FormState>) & {
  definition?: { name: string; permission: Permission }
}

class Rollback extends Error {
  constructor(readonly failure: Failure) {
    super('rolled back')
  }
}

async function failedState(
  problems: Problem[],
  values: FormState['values'],
  labels?: string,
): Promise<FormState> {
  const t = await getTranslations('problems')
  const label = labels ? await getTranslations(labels) : undefined
  return {
    status: 'failed',
    values: shownValues(values),
    problems: problems.map(({ code, field, args }) => ({
      field,
      message: t.has(code) ? t(code, args) : t('invalid'),
      label: field && label?.has(field) ? label(field) : undefined,
    })),
  }
}

/** zod issues as problems. A custom message is a problem code; `params` are its arguments. */
function problemsOf(error: z.ZodError): Problem[] {
  const seen = new Set<string>()
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.') || undefined
    if (field && seen.has(field)) return []
    if (field) seen.add(field)
    const code = /^[a-z][A-Za-z0-9]*$/.test(issue.message) ? issue.message : 'invalid'
    return [{ code, field, args: (issue as { params?: Problem['args'] }).params }]
  })
}

async function runInTransaction<T>(work: (tx: Tx) => Promise<Result<T>>, seconds = 15): Promise<Result<T>> {
  try {
    return await db.$transaction(
      async (tx) => {
        const result = await work(tx)
        if (!result.ok && !result.commit) throw new Rollback(result)
        return result
      },
      { timeout: seconds * 1000, maxWait: 10_000 },
    )
  } catch (error) {
    if (error instanceof Rollback) return error.failure
    throw error
  }
}

/**
 * Whether the actor holds the permission for each company that the call is about. Somebody else's company is
 * not found; what needs none is forbidden.
 */
async function checkCompany<P extends ChangingPermission, S extends z.ZodType, T>(
  { permission, company }: Definition<P, S, T>,
  input: z.output<S>,
  actor: Actor,
): Promise<'allowed' | 'forbidden' | 'notFound'> {
  const asked = permission as ServicePermission
  if (!company || company === 'NONE') return can(actor, asked, null) ? 'allowed' : 'forbidden'
  const about = await company({ input, actor })
  if (about === undefined) return 'notFound'
  return [about].flat().every((id) => can(actor, asked, id)) ? 'allowed' : 'notFound'
}

async function backPath(): Promise<string> {
  const referer = (await headers()).get('referer')
  if (!referer || !URL.canParse(referer)) return ''
  const url = new URL(referer)
  return isAllowedOrigin(url.origin) ? url.pathname + url.search : ''
}

/**
 * The one way to write a server action (architecture §4.1): Origin, session, rate limit, zod, permission,
 * the company the call is about, run, revalidate. Expected failures come back as a FormState with messages in the
 * reader's language; refusals are audited.
 * @throws only for bugs; redirects and not-found (also of a payload without a form) leave by the framework's
 * own signals
 */
export function defineAction<P extends ChangingPermission, S extends z.ZodType, T>(
  definition: Definition<P, S, T>,
): FormAction {
  const { name, permission } = definition
  const action: FormAction = async (_previous, form) => {
    // Whoever writes the payload names the arguments: no form of ours is a fault of the sender's.
    if (!((form as unknown) instanceof FormData)) notFound()
    const head = await headers()
    const at = await now()
    const locale = await getLocale()
    const address = clientAddress(head)
    noteAction()
    const tooMany = hasTooManyFields(form)
    const refuse = async (
      code: string,
      actor: Actor,
      args?: Problem['args'],
      shown = tooMany ? {} : formValues(form),
    ) => {
      await recordRefusal(actor, at, { action: name, code, address })
      return failedState([{ code, args }], shown)
    }
    // Origin and limit first: what anybody may send costs one look at each field's name until then.
    if (!isAllowedOrigin(head.get('origin'))) return refuse('foreignOrigin', { kind: 'VISITOR' })
    const asked = await getActor()
    // Who sees the portal as a customer does only reads, whatever the permission is.
    if (isObserver(asked) && !definition.whileObserving) return refuse('observing', asked)
    const actor = actingBy(isObserver(asked) ? asked.staff : asked, permission)
    const who = isSignedIn(actor) ? actor.userId : addressBlock(address)
    const taken = await takeFromLimit(
      `action:${name}:${who}`,
      definition.limit ?? { most: 60, seconds: 60 },
      at,
    )
    if (!taken.allowed) return refuse('tooMany', actor, { minutes: Math.ceil(taken.retryAfterSeconds / 60) })
    const values = formValues(form)
    if (tooMany) return refuse('tooManyFields', actor, { most: MAX_FIELDS }, values)
    const subject = formSubject(values, definition.draftKey)
    // The page was only asked for in the other language: what was typed goes back to the reader who sent it.
    if (form.has(LANGUAGE_FIELD)) return { ...IDLE, values: shownValues(values) }
    const parsed = definition.schema.safeParse(values)
    if (!canAnywhere(actor, permission)) {
      const signIn = signInPathFor(actor, permission)
      await recordRefusal(actor, at, { action: name, code: 'forbidden', address })
      if (!signIn) return failedState([{ code: 'forbidden' }], values)
      const path = await backPath()
      if (actor.kind === 'VISITOR' && actor.expired)
        await saveForm(actor.expired, name, subject, path, shownValues(values), at)
      redirect(`/${locale}${signIn}?${new URLSearchParams({ ...(path && { next: path }), expired: '1' })}`)
    }
    if (!parsed.success) return failedState(problemsOf(parsed.error), values, definition.labels)
    const verdict = await checkCompany(definition, parsed.data, actor)
    if (verdict === 'forbidden') return refuse('forbidden', actor)
    if (verdict === 'notFound') {
      await recordRefusal(actor, at, { action: name, code: 'notFound', address })
      notFound()
    }
    const context = (tx: Tx): ActionContext<z.output<S>> => ({
      input: parsed.data,
      actor,
      tx,
      at,
      address,
      userAgent: head.get('user-agent') ?? '',
      locale,
    })
    const result =
      definition.transaction === false
        ? await definition.run(context(db as unknown as Tx))
        : await runInTransaction((tx) => definition.run(context(tx)), definition.seconds)
    if (!result.ok) {
      if (result.problems[0]?.code === 'notFound') {
        await recordRefusal(actor, at, { action: name, code: 'notFound', address })
        notFound()
      }
      if (definition.refreshOnFailure) revalidatePath('/', 'layout')
      return failedState(result.problems, values, definition.labels)
    }
    noteDone()
    if (isSignedIn(actor)) await deleteSavedForm(actor.userId, name, subject)
    const done = (await definition.onSuccess?.(result.value, context(db as unknown as Tx))) ?? {}
    if (done.externalRedirect) {
      // With JavaScript the browser itself goes: the framework would fetch an address of this host
      // beforehand, and a payment would begin twice. Nothing is read again: the form must stay until it has
      // left.
      if (head.has('next-action'))
        return { status: 'ok', problems: [], values: {}, leave: done.externalRedirect }
      redirect(done.externalRedirect)
    }
    revalidatePath('/', 'layout')
    if (done.redirect) redirect(`/${locale}${done.redirect}`)
    const notices = await getTranslations('notices')
    return { status: 'ok', problems: [], values: {}, notice: done.notice ? notices(done.notice) : undefined }
  }
  action.definition = { name, permission }
  return action
}
