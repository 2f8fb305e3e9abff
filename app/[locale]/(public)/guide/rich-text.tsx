import type { ReactNode } from 'react'
import { Ltr } from '@/components/ui/ltr'
import { Link } from '@/lib/i18n/link'

const PART = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/

function part(text: string, key: number): ReactNode {
  if (text.startsWith('`'))
    return (
      <Ltr key={key} className="font-semibold whitespace-nowrap">
        {text.slice(1, -1)}
      </Ltr>
    )
  if (text.startsWith('**')) return <strong key={key}>{text.slice(2, -2)}</strong>
  const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(text)
  if (link)
    return (
      <Link key={key} href={link[2]!} className="text-primary underline underline-offset-4">
        {link[1]}
      </Link>
    )
  return text
}

/** The little markup of the guide's texts (see `Block`). */
export function RichText({ text }: { text: string }) {
  return <>{text.split(PART).map(part)}</>
}
