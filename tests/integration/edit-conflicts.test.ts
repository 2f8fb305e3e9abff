import { saveChangeStep } from '@/lib/companies/save-change-step'
import { startChange } from '@/lib/companies/start-change'
import { submitChange } from '@/lib/companies/submit-change'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { answersEtag } from '@/lib/companies/answers-etag'
import { etagOf } from '@/lib/core/etag'
import { resubmit } from '@/lib/requests/resubmit'
import { requestTypes } from '@/lib/request-types'
import { changeShown, findChangeDraft } from '@/lib/companies/change-query'
import { CONTACT_FIELDS, changeFieldsOf } from '@/lib/companies/change-rules'
import { updateContact } from '@/lib/companies/contact-command'
import { profileToValues } from '@/lib/companies/profile-values'
import { formFields, saveDraft, saveStep } from '@/lib/companies/registration-commands'
import { findRegistration, registrationShown } from '@/lib/companies/registration-queries'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db/client'
import { returnedFields, returnedShown } from '@/lib/requests/correction-states'
import { saveCorrections } from '@/lib/requests/corrections'
import { findReturned } from '@/lib/requests/returned-query'
import { complete, runKept, TYPED, valueOf } from '../support/company-scene'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeRegistration, profileOf } from '../support/office-scene'

beforeEach(emptyTables)

const codeOf = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : `${result.problems![0]!.field}: ${result.problems![0]!.code}`

describe('a registration that two people work on', () => {
  async function scene() {
    const account = await complete()
    const { requestId, actor } = account
    const view = async () => (await findRegistration(actor, requestId))!
    const stepStamp = async () =>
      answersEtag({ profile: (await view()).profile, names: formFields('importer', await view()) })
    const save = (
      seen: string,
      number: string,
      override = false,
      command: typeof saveStep | typeof saveDraft = saveStep,
    ) =>
      runKept<unknown>((tx) =>
        command(tx, actor, AT, {
          requestId,
          step: 'importer',
          values: { ...TYPED.importer, importLicenceNumber: number },
          seen,
          override,
        }),
      )
    const number = async () => (await view()).profile.importLicenceNumber
    return { ...account, view, stepStamp, save, number }
  }

  test.each([
    ['saved', saveStep],
    ['kept for later', saveDraft],
  ])(
    'a step that somebody saved meanwhile is not %s over, until its reader says so',
    async (_what, command) => {
      const { stepStamp, save, number } = await scene()
      const seen = await stepStamp()
      expect(codeOf(await save(seen, '111/2025'))).toBe('ok')
      expect(codeOf(await save(seen, '222/2025', false, command))).toBe('seen: stepOvertaken')
      expect(await number()).toBe('111/2025')
      expect(codeOf(await save(seen, '222/2025', true, command))).toBe('ok')
      expect(await number()).toBe('222/2025')
    },
  )

  test('a double click, and another step, overtake nobody', async () => {
    const { stepStamp, save, actor, requestId } = await scene()
    const seen = await stepStamp()
    valueOf(
      await runKept((tx) =>
        saveStep(tx, actor, AT, {
          requestId,
          step: 'commercial',
          values: { ...TYPED.commercial, commercialLicenceNumber: '9/2025' },
        }),
      ),
    )
    expect([codeOf(await save(seen, '111/2025')), codeOf(await save(seen, '111/2025'))]).toEqual(['ok', 'ok'])
  })

  test('is handed in only as its reader saw it', async () => {
    const { view, save, stepStamp, actor, requestId } = await scene()
    const seen = answersEtag(registrationShown(await view()))
    const submit = (etag: string) =>
      runKept((tx) => submitRegistration(tx, actor, AT, { requestId, seen: etag }))
    valueOf(await save(await stepStamp(), '111/2025'))
    expect(codeOf(await submit(seen))).toBe('seen: answersChanged')
    expect(codeOf(await submit(''))).toBe('seen: answersChanged')
    expect((await view()).state).toBe('DRAFT')
    const newest = answersEtag(registrationShown(await view()))
    expect([codeOf(await submit(newest)), codeOf(await submit(newest))]).toEqual(['ok', 'ok'])
  })
})

describe('a company that two people work on', () => {
  async function scene() {
    const account = await makeAccount()
    const [companyId, profile] = [newId(AT), profileOf(account.number)]
    await db.companyProfile.create({ data: { ...profile, approvedAt: AT } })
    await db.company.create({
      data: {
        id: companyId,
        accountId: account.accountId,
        role: 'MAIN',
        commercialRegistrationNumber: account.number,
        profileId: profile.id,
        approvedAt: AT,
      },
    })
    const stored = async () =>
      (await db.company.findUniqueOrThrow({ where: { id: companyId }, include: { profile: true } })).profile
    return { ...account, companyId, stored }
  }

  test('contact data saved meanwhile are not replaced, until their reader says so', async () => {
    const { actor, companyId, stored } = await scene()
    const seen = answersEtag({ profile: await stored(), names: CONTACT_FIELDS })
    const save = (email: string, override = false) =>
      runKept((tx) =>
        updateContact(tx, actor, AT, {
          companyId,
          typed: {
            poBox: '1234',
            officePhone: '22451234',
            officeFax: '',
            mobile: '50123456',
            website: '',
            email,
          },
          seen,
          override,
        }),
      )
    expect([
      codeOf(await save('one@ofuq.example')),
      codeOf(await save('one@ofuq.example')),
      codeOf(await save('two@ofuq.example')),
    ]).toEqual(['ok', 'ok', 'seen: stepOvertaken'])
    expect((await stored()).email).toBe('one@ofuq.example')
    expect(codeOf(await save('two@ofuq.example', true))).toBe('ok')
  })

  test('a change’s step and its submission go by what their reader saw', async () => {
    const { actor, companyId } = await scene()
    valueOf(await runKept((tx) => startChange(tx, actor, AT, { companyId })))
    const draft = async () => (await findChangeDraft(actor, companyId))!
    const etag = async () =>
      answersEtag({ profile: (await draft()).profile, names: changeFieldsOf('company') })
    const save = async (seen: string, city: string) => {
      const values = profileToValues((await draft()).profile)
      const typed = {
        ...Object.fromEntries(
          changeFieldsOf('company')
            .filter((name) => name !== 'industrial')
            .map((name) => [name, values[name]]),
        ),
        city,
      }
      return runKept((tx) => saveChangeStep(tx, actor, AT, { companyId, step: 'company', typed, seen }))
    }
    const seen = await etag()
    const checked = answersEtag(changeShown(await draft()))
    expect([codeOf(await save(seen, 'حولي')), codeOf(await save(seen, 'الجهراء'))]).toEqual([
      'ok',
      'seen: stepOvertaken',
    ])
    const { version } = await draft()
    expect(
      codeOf(await runKept((tx) => submitChange(tx, actor, AT, { companyId, version, seen: checked }))),
    ).toBe('seen: answersChanged')
    const newest = answersEtag(changeShown(await draft()))
    expect(
      codeOf(await runKept((tx) => submitChange(tx, actor, AT, { companyId, version, seen: newest }))),
    ).not.toBe('seen: answersChanged')
  })
})

test('corrections are saved and sent again by what their reader saw', async () => {
  const account = await makeAccount()
  const { id: requestId, version } = await makeRegistration({ account, state: 'RETURNED' })
  await db.requestCorrection.create({
    data: {
      id: newId(AT),
      requestId,
      target: 'FIELD',
      name: 'city',
      reason: 'غير واضحة',
      before: 'الكويت',
      createdById: account.userId,
      createdAt: AT,
      sentAt: AT,
    },
  })
  const page = async () => {
    const request = (await findReturned(requestTypes, account.actor, requestId))!
    const type = requestTypes.COMPANY_REGISTRATION
    const values = await type.shown(db, requestId, { maskPersonal: false })
    return {
      fields: etagOf({ values, names: returnedFields(type, request.corrections) }),
      all: etagOf(returnedShown(type, values, request.corrections, request.documents)),
    }
  }
  const save = (seen: string, city: string) =>
    runKept((tx) =>
      saveCorrections(requestTypes, tx, account.actor, AT, { requestId, typed: { city }, seen }),
    )
  const send = (seen: string) =>
    runKept((tx) =>
      resubmit(requestTypes, tx, account.actor, AT, { requestId, version, unchangedConfirmed: false, seen }),
    )
  const first = await page()
  expect([
    codeOf(await save(first.fields, 'حولي')),
    codeOf(await save(first.fields, 'الجهراء')),
    codeOf(await send(first.all)),
  ]).toEqual(['ok', 'seen: stepOvertaken', 'seen: answersChanged'])
  // What else keeps it from going (its papers) is told elsewhere.
  expect(codeOf(await send((await page()).all))).not.toBe('seen: answersChanged')
})
