import type { ReactNode } from 'react'
import { Card } from './card'

/**
 * A page that asks again before something that cannot be undone. The form with its danger button and a way
 * back are the children.
 */
export function ConfirmPage({
  title,
  children,
  consequences,
}: {
  title: ReactNode
  children: ReactNode
  consequences?: ReactNode[]
}) {
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-4 text-2xl">{title}</h1>
      <Card>
        {consequences && (
          <ul className="mb-5 list-disc ps-6">
            {consequences.map((text, index) => (
              <li key={index}>{text}</li>
            ))}
          </ul>
        )}
        {children /* eslint-disable-line portal/text-beside -- always elements */}
      </Card>
    </div>
  )
}
