import { writeAmount } from './amount'
import { ACTIONS, type books } from './control'
import { withoutDefaults, type Faults } from './faults'
import { escapeHtml, ltr, simulatorPage } from './html'
import { SWITCHES } from './switches'

type Books = Awaited<ReturnType<typeof books>>

function field({ name, label, kind }: (typeof SWITCHES)[number], faults: Faults): string {
  const value = faults[name]
  const label1 = `<label for="${name}">${escapeHtml(label)}</label>`
  if (kind === 'flag')
    return `<p class="field">${label1}<span><input type="checkbox" id="${name}" name="${name}"${value ? ' checked' : ''}></span></p>`
  if (kind === 'json')
    return `<p class="field">${label1}<textarea id="${name}" name="${name}" spellcheck="false">${escapeHtml(JSON.stringify(value, null, 1))}</textarea></p>`
  if (kind === 'number' || kind === 'text') {
    return `<p class="field">${label1}<input id="${name}" name="${name}" ${kind === 'number' ? 'type="number" step="any"' : 'type="text" autocomplete="off"'} value="${escapeHtml(String(value ?? ''))}"></p>`
  }
  const options = kind.map((one) => `<option${one === value ? ' selected' : ''}>${escapeHtml(one)}</option>`)
  return `<p class="field">${label1}<select id="${name}" name="${name}">${options.join('')}</select></p>`
}

function row(payment: Books['payments'][number]): string {
  const refunded = payment.refunds.reduce((sum, refund) => sum + refund.amountFils, 0)
  const buttons = ACTIONS.map((action) => `<button name="action" value="${action}">${action}</button>`).join(
    ' ',
  )
  const faults = JSON.stringify(payment.faults)
  return `<tr><td>${ltr(payment.paymentId)}<br>${ltr(payment.trackId)}<br><span class="quiet">${ltr(payment.createdAt.toISOString())}</span></td>
<td>${ltr(writeAmount(payment.amountFils))}${refunded > 0 ? `<br>−${ltr(writeAmount(refunded))} refunded` : ''}</td>
<td>${ltr(payment.state)}<br><span class="quiet">${ltr(payment.card ?? '')} ${ltr(payment.tranId ?? '')}</span></td>
<td>${escapeHtml(payment.acknowledgement ?? '—')}${faults === '{}' ? '' : `<br><span class="quiet">${escapeHtml(faults)}</span>`}</td>
<td><form method="post" action="/knet-simulator" class="buttons"><input type="hidden" name="paymentId" value="${escapeHtml(payment.paymentId)}">${buttons}</form></td></tr>`
}

/**
 * The control page: faults of payments to come, and the books.
 * @param message what went wrong with the last press
 */
export function controlPage({ faults, payments }: Books, message?: string): string {
  const changed = Object.keys(withoutDefaults(faults))
  return simulatorPage(
    'en',
    'KNET simulator: faults and books',
    `
${message ? `<p class="fault" role="alert">${escapeHtml(message)}</p>` : ''}
<p class="quiet">The same as JSON, to read and to set: <a href="/knet-simulator/control.json">/knet-simulator/control.json</a>. A day’s settlement report: <a href="/knet-simulator/settlement.csv">/knet-simulator/settlement.csv</a> (<code>?day=</code>). Changed now: ${changed.length > 0 ? ltr(changed.join(', ')) : 'nothing, the gateway is faithful'}.</p>
<h2>Faults of payments to come</h2>
<form method="post" action="/knet-simulator">${SWITCHES.map((one) => field(one, faults)).join('\n')}
<p class="buttons"><button class="main" name="faults" value="1">Set</button><button name="reset" value="1">All as it should be</button></p></form>
<h2>Books</h2>
<p class="quiet">pay and cancel stand for the payer; notify repeats the notification; void gives the money back and capture takes it, without telling the merchant.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Books"><table><thead><tr><th scope="col">Payment, track id</th><th scope="col">KWD</th><th scope="col">State</th><th scope="col">Acknowledgement, faults</th><th scope="col">Actions</th></tr></thead>
<tbody>${payments.map(row).join('\n') || '<tr><td colspan="5">No payments yet.</td></tr>'}</tbody></table></div>`,
    true,
  )
}
