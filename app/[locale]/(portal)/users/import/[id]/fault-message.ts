import type { Problem } from '@/lib/core/result'
import type { Translator } from '@/lib/i18n/translations'
import { isolateAuto } from '@/lib/messages/bidi-isolates'

/** What is wrong with a row, in words. @param problems the namespace `problems` */
export function faultMessage(problems: Translator, { code, args }: Pick<Problem, 'code' | 'args'>): string {
  if (!problems.has(code)) return problems('invalid')
  const name = args?.name
  return problems(code, typeof name === 'string' ? { ...args, name: isolateAuto(name) } : args)
}
