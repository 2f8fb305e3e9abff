import { foldText } from '@/lib/core/digits'
import type { RequestTitles } from '@/lib/requests/request-type-definition'
import { maskName } from './mask-company-details'

type Names = { nameAr: string | null; nameEn: string | null; commercialRegistrationNumber: string | null }

/**
 * What lists and search show of a company request. A linked registration shows its business the name masked,
 * and is not found by it: before approval nothing of the company is visible to the applicant. The office reads
 * the name itself.
 */
export function requestTitles(
  number: string,
  profile: Names,
  party?: { nameAr: string; nameEn: string },
): RequestTitles {
  const shown = (typed: string | null, known: string | undefined) => typed || (known ? maskName(known) : '')
  const known = (typed: string | null, name: string | undefined) => (typed ? null : (name ?? null))
  return {
    subjectAr: shown(profile.nameAr, party?.nameAr) || profile.nameEn || '',
    subjectEn: shown(profile.nameEn, party?.nameEn) || profile.nameAr || '',
    officeSubjectAr: known(profile.nameAr, party?.nameAr),
    officeSubjectEn: known(profile.nameEn, party?.nameEn),
    searchText: foldText(
      [number, profile.commercialRegistrationNumber, profile.nameAr, profile.nameEn]
        .filter(Boolean)
        .join(' '),
    ),
  }
}
