import type { ReactNode } from 'react'
import { Ltr } from '@/components/ui/ltr'

type Field = { key: string; label: string; value: string; kind: 'code' | 'text' }

/** The fields of a receipt, one a line: codes and amounts left to right, names by their own direction. */
export function ReceiptValues({
  fields,
  extra = [],
}: {
  fields: readonly Field[]
  extra?: { key: string; label: ReactNode; value: ReactNode }[]
}) {
  const rows = [
    ...fields.map(({ key, label, value, kind }) => ({
      key,
      label,
      value: kind === 'code' ? <Ltr>{value}</Ltr> : <bdi>{value}</bdi>,
    })),
    ...extra,
  ]
  return (
    <dl className="divide-y divide-line">
      {rows.map(({ key, label, value }) => (
        <div
          key={key}
          className="grid gap-x-4 px-4 py-2.5 print:py-1 sm:grid-cols-[minmax(11rem,2fr)_3fr] sm:px-6"
        >
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
