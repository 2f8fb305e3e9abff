import { guideAr } from '@/app/[locale]/(public)/guide/content/ar'
import { guideEn } from '@/app/[locale]/(public)/guide/content/en'
import { GUIDE_SLUGS, type Block } from '@/app/[locale]/(public)/guide/content/types'
import { termsAr } from '@/app/[locale]/(public)/terms/text/ar'
import { termsEn } from '@/app/[locale]/(public)/terms/text/en'

function shape(block: Block) {
  if ('items' in block) return [block.kind, block.items.length]
  return [block.kind, 'rows' in block ? block.rows.map((row) => row.length).join() : 1]
}
function textsOf(block: Block): string[] {
  if ('text' in block) return [block.text]
  return 'items' in block ? block.items : block.rows.flat()
}

test.each(GUIDE_SLUGS)('the guide page %s says the same in both languages', (slug) => {
  const [ar, en] = [guideAr[slug], guideEn[slug]]
  expect(en.sections.map(({ id }) => id)).toEqual(ar.sections.map(({ id }) => id))
  expect(en.sections.map(({ blocks }) => blocks.map(shape))).toEqual(
    ar.sections.map(({ blocks }) => blocks.map(shape)),
  )
})

test.each(GUIDE_SLUGS)('the links of %s are the same in both languages', (slug) => {
  const links = (guide: typeof guideAr) =>
    guide[slug].sections
      .flatMap(({ blocks }) => blocks.flatMap(textsOf))
      .flatMap((text) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href))
  expect(links(guideEn)).toEqual(links(guideAr))
})

test('the terms have the same sections and paragraphs in both languages', () => {
  const outline = ({ sections }: typeof termsAr) =>
    sections.map(({ id, paragraphs }) => [id, paragraphs.length])
  expect(outline(termsEn)).toEqual(outline(termsAr))
})
