import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region'

export type Column<Row> = {
  key: string
  header: ReactNode
  /** The head's words on phones; needed when `header` is not plain text. */
  label?: string
  cell: (row: Row) => ReactNode
  /** The row's name, announced with each cell. One a table. */
  rowHeader?: boolean
  end?: boolean
  /** Narrow column that does not break. */
  tight?: boolean
}

type Props<Row> = {
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** What the table lists; read out, not shown (the card has the title). */
  caption: ReactNode
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode
  /** Ground of a row that asks for attention. */
  highlight?: (row: Row) => boolean
  /** Cells of whole sentences: on phones the head's words stand above, not beside. */
  long?: boolean
  /** Short cells: on phones a card is a line or two, with the head's words beside the first value alone. */
  brief?: boolean
  /** Many columns where staff work: less room around each. */
  dense?: boolean
}

/** How much room a table takes before its rows become cards (app/styles/tables.css). */
function widthClass(columns: number): string {
  if (columns >= 7) return ' most-columns'
  if (columns >= 5) return ' many-columns'
  return columns === 4 ? ' four-columns' : ''
}

/**
 * Sunken head, hairlines, no zebra; rows become cards where the columns do not fit. The roles are said
 * because `display` drops them there.
 */
export function DataTable<Row>({
  columns,
  rows,
  rowKey,
  caption,
  empty,
  highlight,
  long = false,
  brief = false,
  dense = false,
}: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  const place = (column: Column<Row>) =>
    [column.end && 'at-end', column.tight && 'tight'].filter(Boolean).join(' ') || undefined
  return (
    <ScrollRegion>
      <table
        role="table"
        className={`data-table stack-table${widthClass(columns.length)}${long ? ' stack-long' : ''}${brief ? ' stack-brief' : ''}${dense ? ' dense' : ''}`}
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={column.end ? 'at-end' : undefined}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={highlight?.(row) ? 'bg-accent-soft' : undefined}>
              {columns.map((column) => {
                const label = column.label ?? (typeof column.header === 'string' ? column.header : undefined)
                return column.rowHeader ? (
                  <th
                    key={column.key}
                    role="rowheader"
                    scope="row"
                    data-label={label || undefined}
                    className={place(column)}
                  >
                    <div>{column.cell(row)}</div>
                  </th>
                ) : (
                  <td key={column.key} role="cell" data-label={label || undefined} className={place(column)}>
                    <div>{column.cell(row)}</div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
