import type { Task, TaskState } from '@/components/ui/task-list'
import { stepsFor, type StepName } from '@/lib/companies/steps'
import { registrationPath } from '@/lib/companies/registration-paths'
import {
  documentProgress,
  missingPieces,
  stepStatus,
  type StepStatus,
} from '@/lib/companies/registration-rules'
import type { Translator } from '@/lib/i18n/translations'
import type { RegistrationView } from '@/lib/companies/registration-queries'

export type Place = StepName | 'documents' | 'check'

const STATE: Record<StepStatus, TaskState> = {
  completed: 'complete',
  held: 'complete',
  started: 'todo',
  notStarted: 'todo',
}

function documentStatus(there: number, required: number): StepStatus {
  if (there === required) return 'completed'
  return there > 0 ? 'started' : 'notStarted'
}

/**
 * The task list of a registration: where each step stands, and which one is open.
 * @param today `YYYY-MM-DD` in Kuwait
 */
export function registrationTasks(
  t: Translator,
  view: RegistrationView,
  today: string,
  current?: Place,
): { tasks: Task[]; summary: string; ready: boolean } {
  const here = (key: string) => key === current
  const steps = stepsFor(view.profile).map((step): Task => {
    const status = stepStatus(step, view, today)
    return {
      key: step,
      href: registrationPath(view.requestId, step),
      label: t(`steps.${step}`),
      state: here(step) ? 'current' : STATE[status],
      status: here(step) ? t('stepStatus.current') : t(`stepStatus.${status}`),
    }
  })
  const { there, required } = documentProgress(view)
  const total = required.length
  const key = 'documents'
  const href = registrationPath(view.requestId, 'documents')
  const status = documentStatus(there, total)
  const documents: Task = here('documents')
    ? {
        key,
        href,
        label: t('steps.documents'),
        state: 'current',
        status: t('tasks.documentsStatus', { there, total }),
      }
    : {
        key,
        href,
        label: t('tasks.documents', { there, total }),
        state: STATE[status],
        status: t(`stepStatus.${status}`),
      }
  const number: Task = {
    key: 'number',
    label: t('steps.number'),
    state: 'complete',
    status: t('stepStatus.completed'),
  }
  const tasks = [number, ...steps, documents]
  const open = missingPieces(view, today)
  const done = tasks.length - new Set(open.map((piece) => ('step' in piece ? piece.step : 'documents'))).size
  return { tasks, summary: t('tasks.summary', { done, total: tasks.length }), ready: open.length === 0 }
}
