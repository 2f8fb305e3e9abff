import type { Task } from '@/components/ui/task-list'
import type { ChangeDraft } from '@/lib/companies/change-query'
import { getField } from '@/lib/companies/fields'
import { stepsFor } from '@/lib/companies/steps'

type Translate = (key: never) => string

/**
 * What can be changed, each with how it stands: only what has changed needs to be opened.
 * @param t of `myCompanies.updatePage`
 */
export function changeTasks(t: Translate, draft: ChangeDraft): { tasks: Task[]; ready: boolean } {
  const say = (key: string) => t(key as never)
  const root = `/companies/${draft.companyId}/update`
  const missing = draft.required.filter((type) => !draft.documents.includes(type))
  const changed = new Set(draft.differences.map(({ name }) => getField(name).step))
  const steps = stepsFor(draft.profile).map((step): Task => ({
    key: step,
    href: `${root}/${step}`,
    label: say(`step.${step}`),
    ...(changed.has(step)
      ? { state: 'complete' as const, status: say('state.changed') }
      : { state: 'complete' as const, status: say('state.same') }),
  }))
  const ready = draft.differences.length > 0 && missing.length === 0
  const documents: Task = {
    key: 'documents',
    href: `${root}/documents`,
    label: say('step.documents'),
    ...(missing.length > 0
      ? { state: 'attention' as const, status: say('state.missing') }
      : { state: 'complete' as const, status: say('state.complete') }),
  }
  const check: Task = {
    key: 'check',
    href: `${root}/check`,
    label: say('step.check'),
    ...(ready
      ? { state: 'todo' as const, status: say('state.ready') }
      : {
          state: 'locked' as const,
          status: say(draft.differences.length === 0 ? 'state.nothing' : 'state.missing'),
        }),
  }
  return { tasks: [...steps, documents, check], ready }
}
