import type { Page } from '@playwright/test'
import { TYPED } from '@/tests/support/company-answers'
import { madePdf } from '@/tests/support/made-files'
import { expect, test } from '@/tests/support/journey-fixtures'
import { runSettings } from '@/tests/support/run-settings'
import {
  expectLanguage,
  expectMail,
  fillAsked,
  press,
  registerAccount,
  sendPdf,
  signIn,
  signOut,
  submitDraft,
  uploadDocuments,
  walkSteps,
  translatorOf,
  type Locale,
} from './support/journey'
import { approveRequest, openReview, returnRequest, signInOfficer } from './support/officer'

const PASSWORD = 'Bahr-Sahel_7431'
const STAFF_PASSWORD = 'Kuwait#2026'
const PAPERS = [
  'COMMERCIAL_LICENCE',
  'IMPORT_LICENCE',
  'SIGNATORY_CIVIL_ID',
  'SIGNATURE_AUTHORISATION',
  'INDUSTRIAL_LICENCE',
] as const

type Run = {
  title: string
  locale: Locale
  scripted: boolean
  officer: string
  mainNumber: string
  branchNumber: string
  civilId: string
  mobile: string
  key: string
}

/** Each run has its own numbers: one portal serves them all, and a number is registered once. */
const RUNS: Run[] = [
  {
    title: 'in Arabic with JavaScript',
    locale: 'ar',
    scripted: true,
    officer: 'noura@customs.example',
    mainNumber: '771201',
    branchNumber: '355120',
    civilId: '288020122596',
    mobile: '50017201',
    key: 'ar',
  },
  {
    title: 'in English with JavaScript',
    locale: 'en',
    scripted: true,
    officer: 'salem@customs.example',
    mainNumber: '771202',
    branchNumber: '355121',
    civilId: '285010100015',
    mobile: '50017202',
    key: 'en',
  },
  {
    title: 'in Arabic without JavaScript',
    locale: 'ar',
    scripted: false,
    officer: 'noura@customs.example',
    mainNumber: '771203',
    branchNumber: '610045',
    civilId: '290031500129',
    mobile: '50017203',
    key: 'plain',
  },
]

/** The request that a registration page is about. */
const requestOf = (page: Page) => /\/register\/([0-9a-f-]{36})/.exec(page.url())![1]!

test.describe.configure({ mode: 'parallel' })

// The first in the deep run alone: the others walk its language and its way of posting, apart.
for (const run of RUNS.slice(runSettings().deep ? 0 : 1)) {
  const { locale, scripted } = run
  const t = translatorOf(locale)
  const email = `owner-${run.key}@sahel.example`
  const company = {
    ...TYPED.company,
    nameAr: `شركة ساحل التجربة ${run.mainNumber}`,
    nameEn: `Sahel Trial Co. ${run.mainNumber}`,
    signatoryCivilIdExpiresOn: '01/01/2029',
    email,
  }
  const steps = {
    company: { ...company, industrial: 'on' },
    industrial: TYPED.industrial,
    commercial: { ...TYPED.commercial, commercialLicenceExpiresOn: '01/01/2029' },
    importer: {
      ...TYPED.importer,
      importLicenceIssuedOn: '01/12/2024',
      importLicenceExpiresOn: '٢١/١٢/٢٠٢٨',
    },
  }
  const reasons =
    locale === 'ar'
      ? { poBox: 'صندوق البريد لا يطابق العقد', officePhone: 'رقم الهاتف لا يجيب', paper: 'الصورة غير واضحة' }
      : {
          poBox: 'The P.O. box differs from the contract',
          officePhone: 'Nobody answers this number',
          paper: 'The copy cannot be read',
        }

  test.describe(run.title, () => {
    test.use({ javaScriptEnabled: scripted, locale: locale === 'ar' ? 'ar-KW' : 'en-GB' })

    test('a business signs up, registers its main company, corrects it, and attaches a branch that customs knows', async ({
      page,
      request,
      browser,
      portal,
    }) => {
      test.setTimeout(300_000)
      const at = (path: string) => `/${locale}${path}`
      const mailed = (kind: string, number: string) =>
        expectMail(
          request,
          email,
          `request.${kind}`,
          ({ subject }) => subject === t(`emails.request.${kind}.subject`, { number }),
        )
      const officerContext = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: true })
      const officer = { page: await officerContext.newPage(), locale, t }

      await test.step('the account is registered, confirmed by the mailed code and signed in', async () => {
        await registerAccount(
          page,
          request,
          locale,
          t,
          {
            legalEntity: 'LIMITED_LIABILITY',
            crNumber: run.mainNumber,
            firstName: locale === 'ar' ? 'سالم' : 'Salem',
            lastName: locale === 'ar' ? 'الساحلي' : 'Alsaheli',
            gender: 'MALE',
            civilId: run.civilId,
            mobile: run.mobile,
            email,
            password: PASSWORD,
            passwordAgain: PASSWORD,
          },
          scripted,
        )
        await signIn(page, locale, email, PASSWORD)
      })

      const mainId =
        await test.step('the main company is begun, left in the middle, and taken up after a new sign-in', async () => {
          await page.goto(at('/companies/register'))
          await expect(page.locator('[name=commercialRegistrationNumber]')).toHaveValue(run.mainNumber)
          await press(page, t('companies.start.begin'))
          await expect(page.locator('main')).toContainText(t('companies.match.none'))
          const id = requestOf(page)
          await page.locator(`main a[href$="/${id}/company"]`).click()
          await expect(page).toHaveURL(/\/company$/)
          await expectLanguage(page, locale)
          await fillAsked(page, steps.company)
          await page.locator('[name=intent][value=next]').click()
          await expect(page).toHaveURL(/\/industrial$/)
          await fillAsked(page, { industrialLicenceNumber: steps.industrial.industrialLicenceNumber })
          await press(page, t('common.saveAndReturn'))
          await expect(page.locator('main')).toContainText(t('companies.tasks.savedNotice'))
          await signOut(page, locale)
          await signIn(page, locale, email, PASSWORD)
          await page.goto(at('/companies/register'))
          await page
            .locator('main')
            .getByRole('link', { name: t('companies.start.resume') })
            .click()
          await page.locator(`main a[href$="/${id}/industrial"]`).click()
          await expect(page.locator('[name=industrialLicenceNumber]')).toHaveValue(
            steps.industrial.industrialLicenceNumber,
          )
          expect(await walkSteps(page, steps)).toEqual(['industrial', 'importer', 'commercial'])
          return id
        })

      const mainNumber =
        await test.step('its five documents are uploaded and the request is sent', async () => {
          await uploadDocuments(page, t, PAPERS, scripted)
          const number = await submitDraft(page, locale, t, mainId)
          await mailed('submitted', number)
          return number
        })

      await test.step('an officer returns two fields and one document, each with its reason', async () => {
        await signInOfficer(officer.page, request, locale, run.officer, STAFF_PASSWORD)
        await openReview(officer, mainId, mainNumber)
        await returnRequest(
          officer,
          { poBox: reasons.poBox, officePhone: reasons.officePhone },
          { SIGNATURE_AUTHORISATION: reasons.paper },
        )
        await mailed('returned', mainNumber)
      })

      await test.step('the business corrects just these and sends the request again', async () => {
        await page.goto(at(`/requests/${mainId}`))
        await expect(page.locator('main')).toContainText(t('ui.status.RETURNED'))
        await page
          .locator('main')
          .getByRole('link', { name: t('requests.correct'), exact: true })
          .click()
        await expect(page).toHaveURL(/\/correct$/)
        for (const reason of Object.values(reasons)) await expect(page.locator('main')).toContainText(reason)
        await expect(page.locator('main [name=nameAr]')).toHaveCount(0)
        await fillAsked(page, { poBox: '4321', officePhone: '2541 3040' })
        if (scripted) {
          // Counted while it is typed; a document that is chosen and not uploaded is not taken for sent.
          await expect(page.locator('main')).toContainText(
            t('requests.correctPage.progress', { done: 2, all: 3 }),
          )
          await page
            .locator('form[action="/api/documents"] input[type=file]')
            .setInputFiles({ name: 'again.pdf', mimeType: 'application/pdf', buffer: madePdf() })
          await press(page, t('requests.correctPage.send'))
          await expect(page.getByText(t('requests.correctPage.uploadPending'))).toBeVisible()
        } else {
          await press(page, t('requests.correctPage.save'))
          await expect(page).toHaveURL(/saved=1/)
        }
        await sendPdf(page, 'signature-again.pdf', scripted)
        await expect(page.locator('main')).toContainText(
          t('requests.correctPage.progress', { done: 3, all: 3 }),
        )
        await press(page, t('requests.correctPage.send'))
        // Without JavaScript the browser carries the uploaded document's fragment through the redirect.
        await expect(page).toHaveURL(new RegExp(`/requests/${mainId}(#.*)?$`))
        await expect(page.locator('main')).toContainText(t('ui.status.SUBMITTED'))
      })

      await test.step('the officer sees the corrections and approves: the company is the main one', async () => {
        await openReview(officer, mainId, mainNumber)
        await expect(officer.page.locator('#field-poBox')).toContainText('4321')
        await approveRequest(officer)
        await mailed('approved', mainNumber)
        await page.goto(at('/companies'))
        await expectLanguage(page, locale)
        await expect(
          page.locator('tr', { hasText: run.mainNumber }).filter({ hasText: t('ui.status.MAIN') }),
        ).toHaveCount(1)
      })

      const branch =
        await test.step('a branch that customs knows is linked, documented and sent', async () => {
          await page.goto(at('/companies/register'))
          await page.fill('[name=commercialRegistrationNumber]', run.branchNumber)
          await press(page, t('companies.start.begin'))
          await expect(page).toHaveURL(/\/match$/)
          await expect(page.locator('h1')).toHaveText(t('companies.match.title'))
          await press(page, t('companies.match.link'))
          await expect(page.locator('main')).toContainText(t('companies.match.linked'))
          const id = requestOf(page)
          await page.goto(at(`/companies/register/${id}/company`))
          // What customs holds is not asked again.
          await expect(page.locator('main [name=signatoryName]')).toBeVisible()
          await expect(page.locator('main [name=nameAr]')).toHaveCount(0)
          await walkSteps(page, { ...steps, company: { ...company } })
          await uploadDocuments(
            page,
            t,
            PAPERS.filter((type) => type !== 'INDUSTRIAL_LICENCE'),
            scripted,
          )
          const number = await submitDraft(page, locale, t, id)
          await mailed('submitted', number)
          return { id, number }
        })

      await test.step('the officer approves the branch, and both companies are shown', async () => {
        await openReview(officer, branch.id, branch.number)
        await approveRequest(officer)
        await mailed('approved', branch.number)
        await page.goto(at('/companies'))
        await expect(
          page.locator('tr', { hasText: run.mainNumber }).filter({ hasText: t('ui.status.MAIN') }),
        ).toHaveCount(1)
        await expect(
          page.locator('tr', { hasText: run.branchNumber }).filter({ hasText: t('ui.status.BRANCH') }),
        ).toHaveCount(1)
      })
      await officerContext.close()
    })
  })
}
