'use client'
import { useForm } from '@/components/forms/form-context'

type Props = {
  companies: { id: string; name: string }[]
  /** Services that are granted for companies. */
  services: { service: string; label: string }[]
  /** Services without companies: granted or not. */
  singles: { service: string; label: string; hint: string }[]
  /** Services with a grant of before for what has no company yet: it can be kept or taken away. */
  withoutCompany: string[]
  checked: string[]
  words: { caption: string; company: string; all: string; none: string; singles: string }
}

/**
 * Services and companies of one person: a native box for each pair, so that it works without JavaScript. One
 * component for the whole table, because its boxes are many.
 */
export function GrantMatrix({ companies, services, singles, withoutCompany, checked, words }: Props) {
  const { state } = useForm()
  const posted = state.status === 'failed'
  const ticked = new Set(posted ? [state.values.grant ?? []].flat() : checked)
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
  const row = (
    key: string,
    name: string,
    what: string,
    offered: (service: string) => boolean = () => true,
  ) => (
    <tr key={key} role="row">
      <th role="rowheader" scope="row" id={`row-${key}`} data-label={words.company}>
        <div>{name}</div>
      </th>
      {services.map(({ service, label }) => (
        <td key={service} role="cell" data-label={label}>
          <div>{offered(service) && box(`${service}:${what}`, `col-${service} row-${key}`)}</div>
        </td>
      ))}
    </tr>
  )
  return (
    <>
      {services.length > 0 && (
        <table role="table" className="data-table stack-table many-columns grant-matrix">
          <caption className="sr-only">{words.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {words.company}
              </th>
              {services.map(({ service, label }) => (
                <th key={service} role="columnheader" scope="col" id={`col-${service}`}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {row('all', words.all, 'ALL')}
            {withoutCompany.length > 0 &&
              row('none', words.none, 'NONE', (service) => withoutCompany.includes(service))}
            {companies.map(({ id, name }, index) => row(String(index), name, id))}
          </tbody>
        </table>
      )}
      {singles.length > 0 && (
        <fieldset className="grid gap-1 px-4 py-4 sm:px-6">
          <legend className="mb-1.5 font-semibold">{words.singles}</legend>
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
