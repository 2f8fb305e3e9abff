import { highlightedParts } from '@/lib/tariff/highlight'

/** A description with the words that were looked for marked. */
export function Highlighted({ text, terms }: { text: string; terms: ReadonlySet<string> }) {
  if (terms.size === 0) return <>{text}</>
  return (
    <>
      {highlightedParts(text, terms).map(({ text: part, marked }, index) =>
        marked ? (
          <mark key={index} className="rounded-sm bg-accent-soft px-0.5 text-ink">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  )
}
