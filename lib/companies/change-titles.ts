import type { CompanyProfile } from '@/lib/db/generated/client'
import type { RequestTitles } from '@/lib/requests/request-type-definition'
import { requestTitles } from './request-titles'

/** A change is listed under the company's approved name, and found by the old and the new one. */
export function changeTitles(number: string, base: CompanyProfile, changed: CompanyProfile): RequestTitles {
  const [before, after] = [requestTitles(number, base), requestTitles(number, changed)]
  return {
    ...before,
    searchText:
      before.searchText === after.searchText ? before.searchText : `${before.searchText} ${after.searchText}`,
  }
}
