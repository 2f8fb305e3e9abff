'use client'
import { createContext, useContext } from 'react'
import type { FormState, UnsentReason } from '@/lib/actions/form-state'

/** Words about a form that was not sent: why, and what to do. */
type UnsentStrings = Record<UnsentReason, string> & {
  title: string
  eventId: string
  reload: string
  /** What was typed stands in the form again, after a reload or in the other language. */
  restored: string
}

/** Words that every form needs, given once by ActionForm: client code has no messages of its own. */
export type FormStrings = {
  problemTitle: string
  errorPrefix: string
  errorWord: string
  optional: string
  busy: string
  showPassword: string
  hidePassword: string
  dateHint: string
  unsent: UnsentStrings
  /** Asked before a form is left in which something was typed. */
  leaveQuestion: string
}

export type FormContextValue = {
  state: FormState
  busy: boolean
  pressed?: string
  /** What was typed before a reload stands in it again. */ restored?: boolean
  strings: FormStrings
  idPrefix: string
}

const EMPTY: FormContextValue = {
  state: { status: 'idle', problems: [], values: {} },
  busy: false,
  idPrefix: 'field',
  strings: {
    problemTitle: '',
    errorPrefix: '',
    errorWord: '',
    optional: '',
    busy: '',
    showPassword: '',
    hidePassword: '',
    dateHint: '',
    leaveQuestion: '',
    unsent: {
      title: '',
      offline: '',
      noAnswer: '',
      newVersion: '',
      fault: '',
      eventId: '',
      reload: '',
      restored: '',
    },
  },
}

export const FormContext = createContext<FormContextValue>(EMPTY)

export const useForm = () => useContext(FormContext)

/** The id of a field's control: what the error summary links to. */
export const fieldId = (prefix: string, name: string) => `${prefix}-${name}`

/** What the form knows of one field: its id, its error, and what was typed before. */
export function useField(name: string) {
  const { state, strings, idPrefix } = useForm()
  const id = fieldId(idPrefix, name)
  const error = state.problems.find((problem) => problem.field === name)?.message
  return { id, error, typed: state.values[name], strings, hintId: `${id}-hint`, errorId: `${id}-error` }
}

/** `aria-describedby` of a control. */
export const describedBy = (...ids: (string | false | undefined)[]) =>
  ids.filter(Boolean).join(' ') || undefined
