import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  /** Heading level of the title; 2 unless the card stands inside a section. */
  level?: 2 | 3
  /** Beside the title, at the end of its line: a tag, a link. */
  aside?: ReactNode
  children?: ReactNode
  /** The content reaches the edges: tables and lists of rows. */
  flush?: boolean
  id?: string
  className?: string
}

/** A surface with a hairline. With a title it is a section named by it. */
export function Card({ title, level = 2, aside, children, flush = false, id, className = '' }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const headingId = id ? `${id}-title` : undefined
  const head = (title || aside) && (
    <div
      className={`flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 sm:px-6 ${flush ? 'py-4' : 'pt-5'}`}
    >
      {title && (
        <Heading id={headingId} className="text-xl">
          {title}
        </Heading>
      )}
      {aside /* eslint-disable-line portal/text-beside -- always elements */}
    </div>
  )
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      className={`overflow-hidden rounded-card border border-line bg-surface shadow-card ${className}`}
    >
      {head}
      {children &&
        (flush ? (
          <div className={head ? 'border-t border-line' : ''}>{children}</div>
        ) : (
          <div className={`px-4 pb-5 sm:px-6 ${head ? 'pt-3' : 'pt-5'}`}>{children}</div>
        ))}
    </section>
  )
}
