import { BANKS, PREFIX, type CardError } from './card-form'
import { writeAmount } from './amount'
import type { Delivery } from './deliver'
import { escapeHtml, ltr, payerText, simulatorPage, type Language } from './html'
import { OTP, type Step } from './payer-steps'
import { errorUrlOf } from './deliver'
import type { SavedCard } from './kfast-saved-cards'
import type { Payment } from './payment'
import { LABELS } from './payer-page-labels'

const languageOf = (payment: Payment): Language => (payment.language === 'ar' ? 'ar' : 'en')

/** What the payer pays, above every form. */
function billing(payment: Payment, language: Language): string {
  const labels = LABELS[language]
  return `<dl><dt>${labels.merchant}</dt><dd>${labels.merchantName}</dd><dt>${labels.website}</dt><dd>${ltr(new URL(payment.responseUrl).host)}</dd>
<dt>${labels.amount}</dt><dd class="amount">${ltr(`KD ${writeAmount(payment.amountFils)}`)}</dd><dt>${labels.trackId}</dt><dd>${ltr(payment.trackId)}</dd></dl>`
}

/** A form that posts to the payment's page. The payment's id is its only key, as at KNET. */
const form = (payment: Payment, inner: string): string =>
  `<form method="post" action="/knet-simulator/kpg/paymentpage.htm?PaymentID=${payment.paymentId}" autocomplete="off">${inner}</form>`

const option = (value: string, text: string): string =>
  `<option value="${value}">${escapeHtml(text)}</option>`

/** The payer's earlier cards, for whom PIN alone is asked; the first stands chosen. */
function kfastChoice(saved: SavedCard[], language: Language): string {
  if (saved.length === 0) return ''
  const labels = LABELS[language]
  const radio = (key: string, text: string, checked: boolean) =>
    `<label class="choice"><input type="radio" name="kfast" value="${key}"${checked ? ' checked' : ''}> ${text}</label>`
  return `<fieldset><legend>${labels.kfast}</legend>${saved.map(({ key, card }, index) => radio(key, ltr(card), index === 0)).join('')}${radio('', labels.otherCard, false)}</fieldset>`
}

/**
 * إختيار البنك، رقم البطاقة، تاريخ الانتهاء، الرقم السري (guide §5.5). Nothing typed ever comes back in the
 * page.
 */
function cardPage(payment: Payment, errors: CardError[], saved: SavedCard[]): string {
  const language = languageOf(payment)
  const labels = LABELS[language]
  const fault = (field: string) => {
    const found = errors.find((one) => one.field === field)
    return found
      ? `<span class="fault" id="${field}-fault">${payerText(found.code, language)} ${ltr(found.code)}</span>`
      : ''
  }
  const marked = (field: string) =>
    errors.some((one) => one.field === field) ? ` aria-invalid="true" aria-describedby="${field}-fault"` : ''
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))
  const first = payment.createdAt.getUTCFullYear()
  const years = Array.from({ length: 15 }, (_, index) => String(first + index))
  return simulatorPage(
    language,
    labels.cardTitle,
    `${billing(payment, language)}${form(
      payment,
      `${kfastChoice(saved, language)}
<p class="field"><label for="bank">${labels.bank}</label><select class="paymentselect" id="bank" name="bank"${marked('bank')}>${option('', labels.choose)}${Object.entries(
        BANKS,
      )
        .map(([id, name]) => option(id, name[language]))
        .join('')}</select>${fault('bank')}</p>
<p class="field"><label for="debitNumber">${labels.card}</label><span class="row" dir="ltr"><select id="dcprefix" name="dcprefix" aria-label="${labels.prefix}">${option(PREFIX, PREFIX)}</select><input id="debitNumber" name="debitNumber" inputmode="numeric" maxlength="19" autocomplete="off"${marked('number')}></span><span class="quiet">${labels.cardHint}</span>${fault('number')}</p>
<fieldset><legend>${labels.expiry}</legend><span class="row" dir="ltr"><select name="expiryMonth" aria-label="${labels.month}"${marked('month')}>${option('', 'MM')}${months.map((month) => option(month, month)).join('')}</select><select name="expiryYear" aria-label="${labels.year}">${option('', 'YYYY')}${years.map((year) => option(year, year)).join('')}</select></span>${fault('month')}</fieldset>
<p class="field"><label for="cardPin">${labels.pin}</label><input id="cardPin" name="cardPin" type="password" inputmode="numeric" maxlength="4" autocomplete="off" dir="ltr"${marked('pin')}>${fault('pin')}</p>
<p class="buttons"><button class="main" id="proceed" name="button" value="submit">${labels.submit}</button><button type="reset">${labels.reset}</button><button id="proceedCancel" name="button" value="cancel">${labels.cancel}</button></p>`,
    )}
<p class="quiet">${labels.testCards} <a href="/knet-simulator">${labels.moreCards}</a></p>`,
  )
}

function reviewPage(payment: Payment): string {
  const language = languageOf(payment)
  const labels = LABELS[language]
  const bank = BANKS[payment.bank as keyof typeof BANKS]?.[language] ?? ''
  return simulatorPage(
    language,
    labels.reviewTitle,
    `${billing(payment, language)}
<dl><dt>${labels.bankName}</dt><dd>${escapeHtml(bank)}</dd><dt>${labels.card}</dt><dd>${ltr(payment.card ?? '')}</dd></dl>
${form(payment, `<p class="buttons"><button class="main" id="proceedConfirm" name="button" value="confirm">${labels.confirm}</button><button name="button" value="back">${labels.back}</button><button name="button" value="cancel">${labels.cancel}</button></p>`)}`,
  )
}

function otpPage(payment: Payment, code: string | undefined): string {
  const language = languageOf(payment)
  const labels = LABELS[language]
  return simulatorPage(
    language,
    labels.otpTitle,
    `${billing(payment, language)}<p>${labels.otpText} ${ltr(OTP)}</p>
${form(
  payment,
  `<p class="field"><label for="otp">${labels.otp}</label><input id="otp" name="otp" inputmode="numeric" maxlength="6" autocomplete="off" dir="ltr"${code ? ' aria-invalid="true" aria-describedby="otp-fault"' : ''}>${code ? `<span class="fault" id="otp-fault">${payerText(code, language)} ${ltr(code)}</span>` : ''}</p>
<p class="quiet">${labels.triesLeft} ${ltr(String(3 - payment.otpTries))}</p>
<p class="buttons"><button class="main" id="proceedOtp" name="button" value="otp">${labels.confirm}</button><button name="button" value="cancel">${labels.cancel}</button></p>`,
)}`,
  )
}

/** A page that says why nothing goes on; with a payment, the way back to the merchant's errorURL. */
export function errorPage(code: string, payment?: Payment): string {
  const language = payment ? languageOf(payment) : 'en'
  const labels = LABELS[language]
  const both = payment ? '' : `<p lang="ar" dir="rtl">${payerText(code, 'ar')}</p>`
  return simulatorPage(
    language,
    labels.errorTitle,
    `<p class="fault">${payerText(code, language)} ${ltr(code)}</p>${both}
${payment && URL.canParse(payment.errorUrl) ? `<p><a id="toMerchant" href="${escapeHtml(errorUrlOf(payment, code))}">${labels.toMerchant}</a></p>` : ''}`,
  )
}

/** The pages of a delivery that does not send the browser on by itself. */
function deliveryPage(payment: Payment, delivery: Exclude<Delivery, { kind: 'redirect' }>): string {
  const language = languageOf(payment)
  const labels = LABELS[language]
  if (delivery.kind === 'error') return errorPage(delivery.code, payment)
  if (delivery.kind === 'lost') return simulatorPage(language, labels.lostTitle, `<p>${labels.lostText}</p>`)
  const fields = delivery.fields
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')
  return simulatorPage(
    language,
    labels.postTitle,
    `<form method="post" action="${escapeHtml(delivery.url)}">${fields}<p class="buttons"><button class="main" id="toMerchant">${labels.toMerchant}</button></p></form>`,
  )
}

/** A step as HTML, or the address its browser is sent to. */
export function drawStep(step: Step): { html: string } | { redirect: string } {
  if (step.page === 'CARD') return { html: cardPage(step.payment, step.errors, step.saved) }
  if (step.page === 'REVIEW') return { html: reviewPage(step.payment) }
  if (step.page === 'OTP') return { html: otpPage(step.payment, step.code) }
  if (step.page === 'ERROR') return { html: errorPage(step.code, step.payment) }
  return step.delivery.kind === 'redirect'
    ? { redirect: step.delivery.url }
    : { html: deliveryPage(step.payment, step.delivery) }
}
