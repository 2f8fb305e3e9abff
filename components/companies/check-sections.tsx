import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { DescriptionList, type Description } from '@/components/ui/description-list'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { Link } from '@/lib/i18n/link'

export type CheckSection = {
  /** Names the section's anchor: `check-section-<key>`, where the error summary leads. */
  key: string
  title: string
  /** Where it is changed; a change comes straight back here. */
  href?: string
  items: Description[]
  note?: ReactNode
}

/** Everything that will be sent, section by section, each with its way to change it. */
export function CheckSections({
  sections,
  change,
}: {
  sections: CheckSection[]
  change: { word: string; of: (title: string) => string }
}) {
  return sections.map(({ key, title, href, items, note }) => (
    <Card
      key={key}
      id={`check-section-${key}`}
      title={title}
      flush
      className="scroll-mt-24"
      aside={
        href && (
          <Link
            href={href}
            className="no-print inline-block py-1 font-semibold text-primary underline underline-offset-4"
          >
            <span aria-hidden="true">{change.word}</span>
            <VisuallyHidden>{change.of(title)}</VisuallyHidden>
          </Link>
        )
      }
    >
      {note && <div className="px-4 py-3 text-ink-2 sm:px-6">{note}</div>}
      {items.length > 0 && <DescriptionList items={items} />}
    </Card>
  ))
}
