import { isObserved } from '@/lib/access/actor'
import { getReader } from '@/lib/auth/reader'
import { maskAnswers } from '@/lib/companies/profile-values'

/** Answers of a company as their reader may see them: masked where staff read in the customer's place. */
export async function valuesForReader<Values extends Record<string, string | undefined>>(
  values: Values,
): Promise<Values> {
  return isObserved(await getReader()) ? maskAnswers(values) : values
}
