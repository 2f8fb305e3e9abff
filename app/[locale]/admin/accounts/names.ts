type Named = { nameAr: string | null; nameEn: string | null }

/** A company's name in the reader's language, else in the other one, else its number. */
export function companyName({ nameAr, nameEn }: Named, locale: string, otherwise: string): string {
  const [first, second] = locale === 'ar' ? [nameAr, nameEn] : [nameEn, nameAr]
  return first || second || otherwise
}
