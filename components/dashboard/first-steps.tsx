import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'

type Props = {
  title: string
  body: string
  action: string
  href: string
  needTitle: string
  needs: string[]
  saved: string
}

/** The first run: one thing to do, and what to have at hand for it. */
export function FirstSteps({ title, body, action, href, needTitle, needs, saved }: Props) {
  return (
    <Card>
      <h2 className="text-xl">{title}</h2>
      <p className="mt-2 max-w-2xl">{body}</p>
      <h3 className="mt-5 text-base">{needTitle}</h3>
      <ul className="mt-2 grid gap-2">
        {needs.map((need) => (
          <li key={need} className="flex items-start gap-3">
            <Icon name="file" className="mt-1 text-primary" />
            {need}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-ink-2">{saved}</p>
      <ButtonLink href={href} size="lg" trailing="next" className="mt-5">
        {action}
      </ButtonLink>
    </Card>
  )
}
