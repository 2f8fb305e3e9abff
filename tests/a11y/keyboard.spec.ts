import { madePdf } from '@/tests/support/made-files'
import { expect, test } from '@/tests/support/journey-fixtures'
import { translatorOf } from '@/tests/e2e/support/journey'
import { officerCode } from '@/tests/e2e/support/officer'
import { expectFocusSeen, pressOn, skipMenu, tabTo, typeInto } from './support/keyboard'

const PASSWORD = 'Kuwait#2026'
/** Owner of the seed's first draft. */
const APPLICANT = 'user23@companies.example'
const OFFICER = 'noura@customs.example'

test('a business signs in, mends a step, uploads a document and signs out with the keyboard alone', async ({
  page,
}) => {
  const t = translatorOf('ar')
  await page.goto('/ar/sign-in')
  await skipMenu(page)
  await typeInto(page, page.locator('[name=email]'), APPLICANT)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ar\/dashboard$/)
  await expectFocusSeen(page, 'after signing in')

  await test.step('opens the importer step from the list of tasks', async () => {
    await page.locator('main a[href*="/companies/register/"]').first().waitFor()
    await pressOn(page, page.locator('main a[href*="/companies/register/"]'))
    await expect(page).toHaveURL(/\/companies\/register\/[0-9a-f-]+/)
    await pressOn(page, page.locator('main a[href$="/importer"]'))
    await expect(page).toHaveURL(/\/importer$/)
    await page.locator('[name=importLicenceNumber]').waitFor()
    await expectFocusSeen(page, 'on another page')
  })
  await test.step('an error is told, led to and mended', async () => {
    await typeInto(page, page.locator('[name=importLicenceNumber]'), '')
    await pressOn(page, page.locator('[name=intent][value=next]'))
    const summary = page.locator('main form [role=alert]')
    await expect(summary).toBeFocused()
    await expectFocusSeen(page, 'on the summary of errors')
    await page.keyboard.press('Tab')
    await expect(summary.locator('a').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('[name=importLicenceNumber]')).toBeFocused()
    await expectFocusSeen(page, 'on the field that is wrong')
    await page.keyboard.type('12345/2026')
    // Radios are one stop, chosen with the arrows.
    await tabTo(page, page.locator('[name=importLicenceType]:checked'), 'Shift+Tab')
    await page.keyboard.press('ArrowDown')
    await expect(page.locator('[name=importLicenceType]:checked')).toBeFocused()
    await typeInto(page, page.locator('[name=importLicenceIssuedOn]'), '01/03/2026')
    await typeInto(page, page.locator('[name=importLicenceExpiresOn]'), '28/02/2028')
    await pressOn(page, page.locator('[name=intent][value=next]'))
    await expect(page).toHaveURL(/\/commercial$/)
  })
  await test.step('uploads a document', async () => {
    await pressOn(page, page.locator('main a[href$="/documents"]'))
    await expect(page).toHaveURL(/\/documents$/)
    const form = page.locator('form[action="/api/documents"][novalidate]')
    await form.waitFor()
    await tabTo(page, form.locator('[name=type]'))
    await page.keyboard.press('ArrowDown')
    await expect(form.locator('[name=type]')).not.toHaveValue('COMMERCIAL_LICENCE')
    await page.keyboard.press('ArrowUp')
    await tabTo(page, form.locator('input[type=file]'))
    const choose = async () => {
      const chooser = page.waitForEvent('filechooser', { timeout: 4000 })
      await page.keyboard.press('Space')
      return chooser
    }
    // A busy machine may lose the system's window that a first press opened.
    await (
      await choose().catch(choose)
    ).setFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer: madePdf() })
    await pressOn(page, form.locator('button[type=submit]'))
    await expect(page.locator('li[id^="document-"]')).toContainText(t('documents.types.COMMERCIAL_LICENCE'))
    await expectFocusSeen(page, 'after an upload')
  })
  await test.step('signs out', async () => {
    await pressOn(
      page,
      page.getByRole('button', { name: t('shell.signOut'), exact: true }).and(page.locator(':visible')),
    )
    await expect(page).toHaveURL(/\/sign-in\?done=signedOut$/)
  })
})

test('an officer returns one request and approves the next with the keyboard alone', async ({
  page,
  request,
}) => {
  const t = translatorOf('en')
  await page.goto('/en/staff/sign-in')
  await typeInto(page, page.locator('[name=email]'), OFFICER)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/staff\/sign-in\/code/)
  await page.locator('#field-code').waitFor()
  await typeInto(page, page.locator('#field-code'), await officerCode(request, OFFICER))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/admin$/)

  await test.step('takes the next request from the queue', async () => {
    await pressOn(page, page.locator('nav a[href$="/admin/requests/registrations"]:visible'))
    await expect(page).toHaveURL(/\/admin\/requests\/registrations$/)
    await skipMenu(page)
    await pressOn(page, page.locator('main a[href*="/registrations/next"]'))
    await expect(page).toHaveURL(/\/admin\/requests\/registrations\/[0-9a-f-]{36}/)
  })
  const done = (kind: string) => expect(page.locator('main')).toContainText(t(`office.alerts.done.${kind}`))
  const place = page.locator('#field-nameEn')
  await test.step('writes a note beside a field and returns the request', async () => {
    await pressOn(page, place.locator('summary'))
    await typeInto(page, place.locator('[name=reason]'), 'As it is written in the licence')
    await pressOn(page, place.locator('button[type=submit]').first())
    await expect(place.locator('summary')).toContainText(t('office.note.edit'))
    await expectFocusSeen(page, 'after saving a note')
    await page.keyboard.press('r')
    await expect(page).toHaveURL(/confirm=return/)
    await expect(page.locator('#decision')).toContainText('As it is written in the licence')
    await expectFocusSeen(page, 'when asked to confirm a return')
    await pressOn(page, page.locator('#decision form button[type=submit]'))
    await done('returned')
    await expectFocusSeen(page, 'after a return')
  })
  await test.step('goes to the next one by a key, and approves it', async () => {
    const before = page.url()
    await page.keyboard.press('n')
    await expect(page).not.toHaveURL(before)
    await page.locator('[aria-keyshortcuts=a]').waitFor()
    await expect(page.getByText(t('office.decision.keysOn'))).toBeVisible()
    await page.keyboard.press('a')
    await expect(page).toHaveURL(/confirm=approve/)
    await page.locator('#decision form').waitFor()
    await expectFocusSeen(page, 'when asked to confirm an approval')
    await pressOn(page, page.locator('#decision form button[type=submit]'))
    await done('approved')
    await expectFocusSeen(page, 'after an approval')
  })
})
