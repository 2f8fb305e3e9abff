import { isMarked } from '@/lib/tariff/mark'

/** A description with the words that were looked for marked. */
export function Marked({ text, terms }: { text: string; terms: ReadonlySet<string> }) {
  if (terms.size === 0) return <>{text}</>
  return <>{text.split(/(\s+|[،,;()/])/u).map((part, index) => (isMarked(part, terms) ? <mark key={index} className="rounded-sm bg-accent-soft px-0.5 text-ink">{part}</mark> : part))}</>
}
