import { foldText } from '@/lib/core/digits'
import { maskName } from './mask'

type Names = { nameAr: string | null; nameEn: string | null; commercialRegistrationNumber: string | null }

/**
 * What lists and search show of a company request, kept on the Request row. A linked registration shows the
 * name masked, and is not found by it: before approval nothing of the company is visible to the applicant.
 */
export function subjectOf(number: string, profile: Names, party?: { nameAr: string; nameEn: string }) {
  const seen = (typed: string | null, known: string | undefined) => typed || (known ? maskName(known) : '')
  return {
    subjectAr: seen(profile.nameAr, party?.nameAr) || profile.nameEn || '',
    subjectEn: seen(profile.nameEn, party?.nameEn) || profile.nameAr || '',
    searchText: foldText(
      [number, profile.commercialRegistrationNumber, profile.nameAr, profile.nameEn]
        .filter(Boolean)
        .join(' '),
    ),
  }
}
