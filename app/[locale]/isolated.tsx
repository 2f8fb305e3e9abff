import { textParts } from '@/lib/messages/bidi-isolates'

/** A text whose codes and names stand between isolates, with elements in their place. */
export const Isolated = ({ text }: { text: string }) =>
  textParts(text).map((part, index) =>
    part.isolate ? (
      <bdi key={index} dir={part.isolate}>
        {part.text}
      </bdi>
    ) : (
      part.text
    ),
  )
