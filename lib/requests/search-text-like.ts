import { Prisma } from '@/lib/db/generated/client'

/**
 * The search column with Arabic letters as Latin ones: trigrams of a "C" database know no other letters
 * (index Request_search).
 */
const SEARCH_FROM = 'ءابتثجحخدذرزسشصضطظعغفقكلمنهويپچڤگ'
const SEARCH_TO = 'xabtvjhxdzrzscsdtzegfqklmnhwypcvg'
const searchKey = (text: Prisma.Sql) =>
  Prisma.sql`translate(${text}, ${Prisma.raw(`'${SEARCH_FROM}'`)}, ${Prisma.raw(`'${SEARCH_TO}'`)})`

/** Whether a request's search text (its row called `r`) holds a folded word, as a condition that the index answers. */
export function searchTextLike(word: string): Prisma.Sql {
  const pattern = Prisma.sql`${`%${word.replace(/[\\%_]/g, '\\$&')}%`}::text`
  return Prisma.sql`(${searchKey(Prisma.sql`r."searchText"`)} LIKE ${searchKey(pattern)} AND r."searchText" LIKE ${pattern})`
}
