import { getTranslations } from '@/lib/i18n/translations'
import { Card } from '@/components/ui/card'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'
import { dotted } from '@/lib/tariff/read-code'
import type { Described } from '@/lib/tariff/search'
import { codeHref } from '../hrefs'

/** What lies directly below a section, chapter or heading. */
export async function Children({ nodes, text }: { nodes: Described[]; text: (of: Described) => string }) {
  const t = await getTranslations('tariff')
  const level = { 2: 'chapters', 4: 'headings', 6: 'subheadings' }[nodes[0]!.code.length as 2 | 4 | 6]
  return (
    <Card id="below" title={t(`below.${level}`)} flush>
      <ol className="divide-y divide-line">
        {nodes.map((node) => (
          <li key={node.code}>
            <Link
              href={codeHref(node.code)}
              className="flex items-baseline gap-4 px-4 py-2.5 hover:bg-primary-soft sm:px-6"
            >
              <Ltr className="w-20 flex-none font-semibold text-primary">{dotted(node.code)}</Ltr>
              <span>{text(node)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  )
}
