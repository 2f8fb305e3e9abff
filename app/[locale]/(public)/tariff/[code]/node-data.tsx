import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { Ltr } from '@/components/ui/ltr'
import { namesOf } from '@/lib/tariff/build-index'
import { dotted } from '@/lib/tariff/read-code'
import type { TreeNode } from '@/lib/tariff/tree-query'
import { CodeActions } from './code-actions'

/** Both descriptions of a node, and what people call it. */
export async function NodeData({ node }: { node: TreeNode }) {
  const t = await getTranslations('tariff.node')
  const names = (words: string, lang: 'ar' | 'en') =>
    namesOf(words).length > 0 ? (
      <ul lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'} className="flex flex-wrap gap-1.5">
        {namesOf(words).map((name) => (
          <li key={name} className="rounded-full bg-sunken px-2.5 py-0.5 text-sm">
            {name}
          </li>
        ))}
      </ul>
    ) : undefined
  const rows: [key: string, value: Description['value'] | undefined][] = [
    [
      'textAr',
      <span key="ar" lang="ar" dir="rtl">
        {node.textAr}
      </span>,
    ],
    [
      'textEn',
      <span key="en" lang="en" dir="ltr">
        {node.textEn}
      </span>,
    ],
    ['wordsAr', names(node.wordsAr, 'ar')],
    ['wordsEn', names(node.wordsEn, 'en')],
  ]
  return (
    <Card
      id="about"
      title={t('title')}
      flush
      aside={<CodeActions code={node.level > 0 ? node.code : undefined} />}
    >
      <DescriptionList
        items={[
          ...(node.level > 0
            ? [
                {
                  key: 'code',
                  term: t('code'),
                  value: <Ltr className="font-semibold">{dotted(node.code)}</Ltr>,
                },
              ]
            : []),
          ...rows.flatMap(([key, value]) => (value ? [{ key, term: t(key as 'textAr'), value }] : [])),
        ]}
      />
    </Card>
  )
}
