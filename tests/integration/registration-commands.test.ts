import { startRegistration } from '@/lib/companies/start-registration'
import { submitRegistration } from '@/lib/companies/submit-registration'
import { saveDraft, saveStep } from '@/lib/companies/registration-commands'
import { findRegistration } from '@/lib/companies/registration-queries'
import { db } from '@/lib/db/client'
import { emptyTables } from '../support/database'
import { AT, makeAccount, makeStaff } from '../support/office-scene'
import { additional, begun, companyOf, runKept, TYPED, valueOf } from '../support/company-scene'

beforeEach(emptyTables)

const codes = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

describe('starting', () => {
  test('takes the main company’s number from the account, whatever was typed, and writes number, history and audit', async () => {
    const account = await makeAccount('482910')
    const started = valueOf(
      await runKept((tx) =>
        startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '999' }),
      ),
    )
    const request = await db.request.findUniqueOrThrow({
      where: { id: started.requestId },
      include: { registration: { include: { profile: true } }, events: true },
    })
    expect(request).toMatchObject({
      number: 'CO/1/26',
      state: 'DRAFT',
      registration: { role: 'MAIN', profile: { commercialRegistrationNumber: '482910' } },
    })
    expect(request.events.map((event) => event.kind)).toEqual(['CREATED'])
    expect(
      await db.auditEvent.count({ where: { event: 'request.created', subjectId: started.requestId } }),
    ).toBe(1)
  })

  test('twice at once gives one open request, and both are led to it', async () => {
    const account = await makeAccount()
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => runKept((tx) => startRegistration(tx, account.actor, AT, {}))),
    )
    expect(new Set(results.map((result) => valueOf(result).requestId)).size).toBe(1)
    expect(await db.request.count()).toBe(1)
    expect(await db.sequence.findFirst({ where: { series: 'CO' } })).toMatchObject({ last: 1 })
  })

  test('an individual types the number once, in any digits; it becomes the account’s', async () => {
    const account = await makeAccount()
    await db.account.update({
      where: { id: account.accountId },
      data: { commercialRegistrationNumber: null },
    })
    expect(codes(await runKept((tx) => startRegistration(tx, account.actor, AT, {})))).toEqual([
      'commercialRegistrationNumber: required',
    ])
    expect(
      codes(
        await runKept((tx) =>
          startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '12a' }),
        ),
      ),
    ).toEqual(['commercialRegistrationNumber: crNumber'])
    valueOf(
      await runKept((tx) =>
        startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '٤٨ ٢٩١' }),
      ),
    )
    expect(await db.account.findUniqueOrThrow({ where: { id: account.accountId } })).toMatchObject({
      commercialRegistrationNumber: '48291',
    })
  })

  test('after the main company’s approval a branch is attached with its own number, the same draft for the same number', async () => {
    const account = await makeAccount('100')
    await companyOf(account.accountId, '100')
    expect(codes(await runKept((tx) => startRegistration(tx, account.actor, AT, {})))).toEqual([
      'commercialRegistrationNumber: required',
    ])
    expect(
      codes(
        await runKept((tx) =>
          startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '100' }),
        ),
      ),
    ).toEqual(['commercialRegistrationNumber: crNumberOwn'])
    const results = await Promise.all(
      [1, 2].map(() =>
        runKept((tx) => startRegistration(tx, account.actor, AT, { commercialRegistrationNumber: '101' })),
      ),
    )
    expect(new Set(results.map((result) => valueOf(result).requestId)).size).toBe(1)
    expect(await db.companyRegistration.findFirst()).toMatchObject({ role: 'BRANCH' })
  })

  test('a number that another account’s company holds is refused neutrally, audited, and the office is told once', async () => {
    const officer = await makeStaff()
    const holder = await makeAccount('777')
    const account = await makeAccount('777')
    await companyOf(holder.accountId, '777')
    expect(codes(await runKept((tx) => startRegistration(tx, account.actor, AT, {})))).toEqual([
      'commercialRegistrationNumber: crNumberHeld',
    ])
    expect(await db.request.count()).toBe(0)
    expect(
      await db.auditEvent.count({ where: { event: 'registration.number-held', outcome: 'REFUSED' } }),
    ).toBe(1)
    expect(await db.notification.count({ where: { userId: officer.userId, kind: 'number.held' } })).toBe(1)
  })

  test('an additional user needs the grant without a company', async () => {
    const account = await makeAccount('100')
    const companyId = await companyOf(account.accountId, '100')
    const without = additional(account, [{ service: 'COMPANY_REGISTRATION', companyId }])
    expect(
      codes(
        await runKept((tx) => startRegistration(tx, without, AT, { commercialRegistrationNumber: '101' })),
      ),
    ).toEqual(['forbidden'])
    const granted = additional(account, [{ service: 'COMPANY_REGISTRATION', companyId: null }])
    expect(
      codes(
        await runKept((tx) => startRegistration(tx, granted, AT, { commercialRegistrationNumber: '101' })),
      ),
    ).toBe('ok')
  })
})

describe('saving', () => {
  test('a valid step is stored parsed, counts as completed, and names the request in lists', async () => {
    const { actor, requestId } = await begun()
    valueOf(
      await runKept((tx) => saveStep(tx, actor, AT, { requestId, step: 'company', values: TYPED.company })),
    )
    const view = (await findRegistration(actor, requestId))!
    expect(view.completed).toEqual(['company'])
    expect(view.profile).toMatchObject({
      officePhone: '+96522451234',
      mobile: '+96550123456',
      email: 'info@ofuq.example',
      website: 'https://www.ofuq.example/',
      officeFax: null,
    })
    const stored = await db.companyProfile.findFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain('288020122596')
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      subjectAr: TYPED.company.nameAr,
      subjectEn: TYPED.company.nameEn,
    })
  })

  test('every fault is reported at its field and nothing is stored', async () => {
    const { actor, requestId } = await begun()
    const values = {
      ...TYPED.company,
      nameEn: 'شركة',
      signatoryCivilId: '288020122597',
      officePhone: '50123456',
    }
    expect(
      codes(await runKept((tx) => saveStep(tx, actor, AT, { requestId, step: 'company', values }))),
    ).toEqual(['nameEn: latinOnly', 'signatoryCivilId: civilIdCheckDigit', 'officePhone: landline'])
    expect(await db.companyProfile.findFirst()).toMatchObject({ nameAr: null })
  })

  test('a draft keeps what was typed, names the days it cannot keep, and does not complete the step', async () => {
    const { actor, requestId } = await begun()
    const values = {
      importLicenceType: 'PERMANENT',
      importLicenceNumber: 'غير معروف',
      importLicenceIssuedOn: '31/02/2025',
      importLicenceExpiresOn: '',
    }
    expect(
      valueOf(await runKept((tx) => saveDraft(tx, actor, AT, { requestId, step: 'importer', values })))
        .dropped,
    ).toEqual(['importLicenceIssuedOn'])
    const view = (await findRegistration(actor, requestId))!
    expect(view.profile).toMatchObject({
      importLicenceType: 'PERMANENT',
      importLicenceNumber: 'غير معروف',
      importLicenceIssuedOn: null,
    })
    expect(view.completed).toEqual([])
    valueOf(
      await runKept((tx) =>
        saveDraft(tx, actor, AT, { requestId, step: 'importer', values: TYPED.importer }),
      ),
    )
    expect((await findRegistration(actor, requestId))!.completed).toEqual(['importer'])
  })

  test('the main company’s number cannot be changed by posting one; a branch’s can, and is checked', async () => {
    const { actor, requestId, number, accountId } = await begun()
    valueOf(
      await runKept((tx) =>
        saveStep(tx, actor, AT, {
          requestId,
          step: 'company',
          values: { ...TYPED.company, commercialRegistrationNumber: '1' },
        }),
      ),
    )
    expect((await findRegistration(actor, requestId))!.profile.commercialRegistrationNumber).toBe(number)
    await companyOf(accountId, number)
    const other = await makeAccount()
    await companyOf(other.accountId, '888')
    const branch = valueOf(
      await runKept((tx) => startRegistration(tx, actor, AT, { commercialRegistrationNumber: '2' })),
    ).requestId
    const save = (crNumber: string) =>
      runKept((tx) =>
        saveStep(tx, actor, AT, {
          requestId: branch,
          step: 'company',
          values: { ...TYPED.company, commercialRegistrationNumber: crNumber },
        }),
      )
    expect(codes(await save('888'))).toEqual(['commercialRegistrationNumber: crNumberHeld'])
    valueOf(await save('3'))
    expect((await findRegistration(actor, branch))!.profile.commercialRegistrationNumber).toBe('3')
  })

  test('another account’s request is not found, nor is it for an additional user without the grant', async () => {
    const mine = await begun()
    const stranger = await makeAccount()
    const lacking = additional(mine, [])
    for (const actor of [stranger.actor, lacking]) {
      const values = TYPED.importer
      expect(
        codes(
          await runKept((tx) =>
            saveStep(tx, actor, AT, { requestId: mine.requestId, step: 'importer', values }),
          ),
        ),
      ).toEqual(['notFound'])
      expect(
        codes(
          await runKept((tx) =>
            saveDraft(tx, actor, AT, { requestId: mine.requestId, step: 'importer', values }),
          ),
        ),
      ).toEqual(['notFound'])
      expect(
        codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId: mine.requestId }))),
      ).toEqual(['notFound'])
      expect(await findRegistration(actor, mine.requestId)).toBeUndefined()
    }
    expect(
      codes(
        await runKept((tx) => saveStep(tx, mine.actor, AT, { requestId: 'x', step: 'importer', values: {} })),
      ),
    ).toEqual(['notFound'])
  })

  test('a registration that became a company’s is found with that company’s grant, and with no other', async () => {
    const scene = await begun('500')
    const companyId = await companyOf(scene.accountId, '500')
    const other = await companyOf(scene.accountId, '501', 'BRANCH')
    const found = async (reach: string | null) =>
      (await findRegistration(
        additional(scene, [{ service: 'COMPANY_REGISTRATION', companyId: reach }]),
        scene.requestId,
      )) !== undefined
    expect([await found(null), await found(companyId), await found(other)]).toEqual([true, false, false])
    await db.request.update({ where: { id: scene.requestId }, data: { companyId } })
    expect([await found(null), await found(companyId), await found(other)]).toEqual([false, true, false])
  })
})
