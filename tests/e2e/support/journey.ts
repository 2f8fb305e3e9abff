import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { madePdf } from '@/tests/support/made-files'
import { expect } from '@/tests/support/journey-fixtures'

export type Locale = 'ar' | 'en'
export type Translator = (key: string, values?: Record<string, string | number>) => string
type Values = Readonly<Record<string, string>>

/**
 * The portal's own words by dotted key, for texts without plural rules: one journey serves both languages.
 */
export function translatorOf(locale: Locale): Translator {
  const messages = JSON.parse(readFileSync(resolve(`messages/${locale}.json`), 'utf8')) as unknown
  return (key, values = {}) => {
    const text = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages)
    if (typeof text !== 'string') throw new Error(`no message ${key}`)
    return Object.entries(values).reduce(
      (filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)),
      text,
    )
  }
}

/** A page that is in this language and direction, and shows neither a raw message key nor an error page. */
export async function expectLanguage(page: Page, locale: Locale): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
  const heading = (await page.locator('main h1').first().innerText()).trim()
  expect(heading).not.toMatch(/^[a-z]+(\.[a-zA-Z]+)+$/)
}

/** Fills the boxes and radios of a form that are there: what the customs system holds is not asked. */
export async function fillAsked(page: Page, values: Values): Promise<string[]> {
  const filled: string[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`)
    if ((await field.count()) === 0) continue
    if ((await field.first().getAttribute('type')) === 'radio')
      await page.locator(`main [name="${name}"][value="${value}"]`).check()
    else if ((await field.first().getAttribute('type')) === 'checkbox') await field.setChecked(value === 'on')
    else if ((await field.first().getAttribute('readonly')) === null) await field.first().fill(value)
    filled.push(name)
  }
  return filled
}

export const press = (at: Page | Locator, name: string) =>
  at.getByRole('button', { name, exact: true }).click()

export type Message = {
  channel: string
  template: string
  locale: string
  to: string
  subject: string
  text: string
}

/** Waits until this message lies in the mailbox; the worker delivers it in its own time. */
export async function expectMail(
  request: APIRequestContext,
  to: string,
  template: string,
  wanted: (message: Message) => boolean = () => true,
): Promise<Message> {
  let found: Message | undefined
  await expect
    .poll(
      async () => {
        const { messages } = (await (
          await request.get(`/dev/mailbox.json?to=${encodeURIComponent(to)}`)
        ).json()) as { messages: Message[] }
        found = messages.find(
          (message) => message.channel === 'EMAIL' && message.template === template && wanted(message),
        )
        return found?.template ?? messages.map((message) => `${message.template}: ${message.subject}`)
      },
      { message: `${template} for ${to}`, timeout: 30_000 },
    )
    .toBe(template)
  return found!
}

/** The account's sign-up, the code from the mailbox and the confirmation. */
export async function registerAccount(
  page: Page,
  request: APIRequestContext,
  locale: Locale,
  t: Translator,
  person: Values & { email: string },
  scripted: boolean,
): Promise<void> {
  await page.goto(`/${locale}/register`)
  await expectLanguage(page, locale)
  // The proof is offered only once the page's code runs, the way without a picture only where none does.
  await page.locator(`[name=captchaWay][value=${scripted ? 'proof' : 'skip'}]`).check()
  const { legalEntity, ...rest } = person
  await page.selectOption('[name=legalEntity]', legalEntity!)
  await fillAsked(page, rest)
  await page.locator('[name=terms]').check()
  if (scripted) await expect(page.locator('[name=altcha]')).not.toHaveValue('', { timeout: 60_000 })
  await page.locator('main form button[type=submit]:not([name])').last().click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/verify-email$`))
  const mail = await expectMail(request, person.email, 'verification.code')
  expect(mail.subject).toBe(t('emails.verification.code.subject'))
  await page.locator('[name=code]').fill(/\b\d{6}\b/.exec(mail.text)![0])
  await press(page, t('accounts.verify.confirm'))
  await expect(page).toHaveURL(/\/verify-email\/done/)
  await expect(page.locator('h1')).toHaveText(t('accounts.done.title'))
}

export async function signIn(page: Page, locale: Locale, email: string, password: string): Promise<void> {
  await page.goto(`/${locale}/sign-in`)
  await fillAsked(page, { email, password })
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/dashboard$`))
  await expectLanguage(page, locale)
}

export async function signOut(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/sign-out`)
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/sign-in\?done=signedOut$/)
}

/** Uploads give way to pages: on a busy machine the process that looks into the file comes last. */
const UPLOAD_MS = 60_000

/** Chooses a small PDF made here and sends it. */
export async function sendPdf(page: Page, name: string, scripted: boolean): Promise<void> {
  const form = page.locator('form[action="/api/documents"]')
  // With JavaScript the form marks itself once it is alive; before, a file chosen would be posted the plain
  // way.
  if (scripted) await expect(form).toHaveAttribute('novalidate', '')
  await form
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/pdf', buffer: madePdf() })
  await form.locator('button[type=submit]').click({ timeout: UPLOAD_MS })
}

/** Uploads these types one after another; the form offers the next missing one by itself. */
export async function uploadDocuments(
  page: Page,
  t: Translator,
  types: readonly string[],
  scripted: boolean,
): Promise<void> {
  for (const [index, type] of types.entries()) {
    await expect(page.locator('form[action="/api/documents"] [name=type]')).toHaveValue(type)
    await sendPdf(page, `${type.toLowerCase()}.pdf`, scripted)
    await expect(page.locator('#list li[id^="document-"]')).toHaveCount(index + 1, { timeout: UPLOAD_MS })
    await expect(page.locator('#list')).toContainText(t(`documents.types.${type}`))
  }
  await expect(page.locator('#required')).toContainText(t('documents.allThere'))
}

/** Presses "next" through the steps until the documents. @returns the steps that asked something */
export async function walkSteps(page: Page, steps: Readonly<Record<string, Values>>): Promise<string[]> {
  const walked: string[] = []
  for (;;) {
    const step = new URL(page.url()).pathname.split('/').pop()!
    if (step === 'documents') return walked
    await fillAsked(page, steps[step]!)
    await page.locator('[name=intent][value=next]').click()
    await expect(page).not.toHaveURL(new RegExp(`/${step}$`))
    walked.push(step)
  }
}

/** From a draft's check page to its number. */
export async function submitDraft(
  page: Page,
  locale: Locale,
  t: Translator,
  requestId: string,
): Promise<string> {
  await page.goto(`/${locale}/companies/register/${requestId}/check`)
  await expect(page.locator('main')).not.toContainText(t('companies.check.missingTitle'))
  await page.locator('[name=declare]').check()
  await press(page, t('companies.check.submit'))
  await expect(page).toHaveURL(/\/done$/)
  await expect(page.locator('h1')).toContainText(t('companies.done.title'))
  await expectLanguage(page, locale)
  return /CO\/\d+\/\d+/.exec(await page.locator('main').innerText())![0]
}
