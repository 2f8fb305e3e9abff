'use client'
import { useEffect, useRef, type ChangeEvent } from 'react'
import { useForm } from '@/components/forms/form-context'

type Row = {
  /** What a box's value names behind the service. */
  id: string
  name: string
  /** Under the name: an e-mail address. */
  note?: string
  /** Services with a box; all of them when absent. */
  offered?: string[]
  /** Stands in for many rows: no column's whole box ticks it. */
  wide?: boolean
}

type Props = {
  rows: Row[]
  services: { service: string; label: string }[]
  /** Services without companies: granted or not. */
  singles?: { service: string; label: string; hint: string }[]
  checked: string[]
  words: {
    caption: string
    /** Head of the rows' names. */
    row: string
    /** In a cell without a box. */
    covered?: string
    singles?: string
    /** Before a row's name and behind a column's: the name of the box for the whole of it. */
    wholeRow: string
    wholeColumn: string
  }
}

const WHOLE = 'input[data-whole]'

/** The boxes that the box for a whole row or column stands for. */
function boxesOf(whole: HTMLInputElement): HTMLInputElement[] {
  const cell = whole.closest('th')!
  const within =
    whole.dataset.whole === 'row'
      ? [...cell.parentElement!.children]
      : [...whole.closest('table')!.querySelectorAll('tbody tr:not([data-wide])')].map(
          (row) => row.children[cell.cellIndex]!,
        )
  return within.flatMap((one) => [...one.querySelectorAll<HTMLInputElement>('input[name=grant]')])
}

/** Shows in each head whether all, some or none of its boxes are ticked. */
function showWhole(table: HTMLTableElement): void {
  for (const whole of table.querySelectorAll<HTMLInputElement>(WHOLE)) {
    const boxes = boxesOf(whole)
    const ticked = boxes.filter((box) => box.checked).length
    const all = boxes.length > 0 && ticked === boxes.length
    whole.hidden = boxes.length === 0
    // Nothing typed by itself: leaving the form asks about the boxes, not about their heads.
    whole.defaultChecked = all
    whole.checked = all
    whole.indeterminate = ticked > 0 && !all
  }
}

/**
 * Services beside companies or people: a native box for each pair, so that it works without JavaScript, and with
 * it a box for each whole row and column. One component for the whole table, because its boxes are many; those
 * are the browser's own, and so is what the heads are told by.
 */
export function GrantMatrix({ rows, services, singles = [], checked, words }: Props) {
  const { state } = useForm()
  const table = useRef<HTMLTableElement>(null)
  const posted = state.status === 'failed'
  const ticked = new Set(posted ? [state.values.grant ?? []].flat() : checked)
  useEffect(() => {
    if (!table.current) return
    table.current.dataset.live = ''
    showWhole(table.current)
  })
  const change = ({ target }: ChangeEvent<HTMLElement>) => {
    if (!table.current || !(target instanceof HTMLInputElement)) return
    if (target.dataset.whole) for (const box of boxesOf(target)) box.checked = target.checked
    showWhole(table.current)
  }
  const box = (value: string, labels: string) => (
    <input
      type="checkbox"
      name="grant"
      value={value}
      className="tick-box"
      aria-labelledby={labels}
      defaultChecked={ticked.has(value)}
    />
  )
  const whole = (of: 'row' | 'column', labels: string) => (
    <input type="checkbox" data-whole={of} className="tick-box whole-box" aria-labelledby={labels} />
  )
  return (
    <>
      {services.length > 0 && (
        <table
          ref={table}
          role="table"
          onChange={change}
          className="data-table stack-table many-columns grant-matrix"
        >
          <caption className="sr-only">{words.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {words.row}
                <span hidden id="whole-row">
                  {words.wholeRow}
                </span>
                <span hidden id="whole-column">
                  {words.wholeColumn}
                </span>
              </th>
              {services.map(({ service, label }) => (
                <th key={service} role="columnheader" scope="col">
                  <div className="flex items-center gap-2">
                    {whole('column', `col-${service} whole-column`)}
                    <span id={`col-${service}`}>{label}</span>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map(({ id, name, note, offered, wide }, index) => (
              <tr key={id} role="row" data-wide={wide ? '' : undefined}>
                <th role="rowheader" scope="row" data-label={words.row}>
                  <div className="flex items-center gap-3">
                    {whole('row', `whole-row row-${index}`)}
                    <div className="min-w-0">
                      <bdi id={`row-${index}`}>{name}</bdi>
                      {note && (
                        <bdi dir="ltr" className="block w-fit text-sm font-normal break-all text-ink-2">
                          {note}
                        </bdi>
                      )}
                    </div>
                  </div>
                </th>
                {services.map(({ service, label }) => (
                  <td key={service} role="cell" data-label={label}>
                    <div>
                      {!offered || offered.includes(service)
                        ? box(`${service}:${id}`, `col-${service} row-${index}`)
                        : words.covered}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {singles.length > 0 && (
        <fieldset className="grid gap-1 border-t border-line px-4 py-4 sm:px-6">
          <legend className="sr-only">{words.singles}</legend>
          <p aria-hidden="true" className="mb-1.5 font-semibold">
            {words.singles}
          </p>
          {singles.map(({ service, label, hint }) => (
            <div key={service} className="flex items-start gap-3 py-2">
              {box(`${service}:NONE`, `single-${service}`)}
              <span>
                <span id={`single-${service}`}>{label}</span>
                <span className="block text-sm text-ink-2">{hint}</span>
              </span>
            </div>
          ))}
        </fieldset>
      )}
    </>
  )
}
