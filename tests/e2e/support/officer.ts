import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from '@/tests/support/journey-fixtures'
import { expectLanguage, fillAsked, press, type Locale, type Translator } from './journey'

/**
 * The longest that a code is accepted, in seconds: from the step before its own to the end of the one after
 * it.
 */
const ACCEPTED_SECONDS = 90

/**
 * A code of the officer's authenticator. Each is taken once: where journeys have used up those of this
 * moment, it waits for the next.
 */
export async function officerCode(request: APIRequestContext, email: string): Promise<string> {
  const next = async () =>
    (
      (await (await request.get(`/dev/totp.json?email=${email}`)).json()) as {
        codes: { code: string; validSeconds: number }[]
      }
    ).codes[0]!
  await expect
    .poll(async () => (await next()).validSeconds, { timeout: 65_000, intervals: [500] })
    .toBeLessThan(ACCEPTED_SECONDS)
  return (await next()).code
}

/** A registration officer's way in: password, then the authenticator's code. */
export async function signInOfficer(
  page: Page,
  request: APIRequestContext,
  locale: Locale,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(`/${locale}/staff/sign-in`)
  await fillAsked(page, { email, password })
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(/\/staff\/sign-in\/code/)
  await page.fill('#field-code', await officerCode(request, email))
  await page.locator('main form button[type=submit]').first().click()
  await expect(page).toHaveURL(new RegExp(`/${locale}/admin$`))
  await expectLanguage(page, locale)
}

export type Officer = { page: Page; locale: Locale; t: Translator }

export async function openReview(
  { page, locale, t }: Officer,
  requestId: string,
  number: string,
): Promise<void> {
  await page.goto(`/${locale}/admin/requests/registrations/${requestId}`)
  await expectLanguage(page, locale)
  await expect(page.locator('h1')).toContainText(number)
  const claim = page.getByRole('button', { name: t('office.review.claim'), exact: true })
  if (await claim.count()) await claim.click()
  await expect(page.getByRole('button', { name: t('office.review.release'), exact: true })).toBeVisible()
}

async function writeNote({ page, t }: Officer, place: string, reason: string): Promise<void> {
  const at = page.locator(place)
  const box = at.locator('[name=reason]')
  // The page may still be coming from the link before: a reader whose click went astray clicks again.
  await expect(async () => {
    if (!(await box.isVisible())) await at.locator('summary', { hasText: t('office.note.open') }).click()
    await expect(box).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 15_000 })
  await box.fill(reason)
  await press(at, t('office.note.save'))
  // The draft stands beside what it is about, not only in its box.
  await expect(at.locator('bdi, span, p').filter({ hasText: reason }).first()).toBeVisible()
  await expect(at.locator('summary', { hasText: t('office.note.edit') })).toBeVisible()
}

/** Returns fields and documents, each with its reason. */
export async function returnRequest(
  officer: Officer,
  fields: Readonly<Record<string, string>>,
  documents: Readonly<Record<string, string>>,
): Promise<void> {
  const { page, t } = officer
  for (const [name, reason] of Object.entries(fields)) await writeNote(officer, `#field-${name}`, reason)
  const papers = 'section[aria-labelledby="documents-title"]'
  for (const [type, reason] of Object.entries(documents)) {
    await page
      .locator(papers)
      .getByRole('link', { name: t(`documents.types.${type}`), exact: true })
      .click()
    await expect(page.locator(papers).locator(`input[name=name][value=${type}]`).first()).toBeAttached()
    await writeNote(officer, papers, reason)
  }
  await page.locator('#decision a[href*="confirm=return"]').click()
  for (const reason of [...Object.values(fields), ...Object.values(documents)])
    await expect(page.locator('#decision')).toContainText(reason)
  await page.locator('#decision form button[type=submit]').click()
  await expect(page.locator('main')).toContainText(t('office.alerts.done.returned'))
}

export async function approveRequest({ page, t }: Officer): Promise<void> {
  await page.locator('#decision a[href*="confirm=approve"]').click()
  await press(page.locator('#decision'), t('office.confirm.approve.submit'))
  await expect(page.locator('main')).toContainText(t('office.alerts.done.approved'))
}
