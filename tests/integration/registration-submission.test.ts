import { submitRegistration } from '@/lib/companies/submit-registration'
import { saveStep } from '@/lib/companies/registration-commands'
import { findRegistration } from '@/lib/companies/registration-queries'
import { db } from '@/lib/db/client'
import { emptyTables } from '../support/database'
import { AT, makeAccount } from '../support/office-scene'
import { begun, companyOf, complete, runKept, TYPED, valueOf } from '../support/company-scene'

beforeEach(emptyTables)

const codes = (result: { ok: boolean; problems?: { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : result.problems!.map(({ code, field }) => (field ? `${field}: ${code}` : code))

describe('submitting', () => {
  test('lists everything that is missing at once', async () => {
    const { actor, requestId } = await begun()
    valueOf(
      await runKept((tx) =>
        saveStep(tx, actor, AT, {
          requestId,
          step: 'company',
          values: { ...TYPED.company, industrial: 'on' },
        }),
      ),
    )
    expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toEqual([
      'section-industrial: stepIncomplete',
      'section-importer: stepIncomplete',
      'section-commercial: stepIncomplete',
      ...Array<string>(5).fill('section-documents: documentMissing'),
    ])
    expect(await db.request.findFirst()).toMatchObject({ state: 'DRAFT', submittedAt: null })
  })

  test('hands a complete request in: state, deadline in working days, history, outbox, notice and e-mail', async () => {
    const { actor, requestId, userId } = await complete()
    valueOf(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))
    // 24 November 2026 is a Tuesday: Wednesday, Thursday, Sunday.
    expect(await db.request.findFirst()).toMatchObject({
      state: 'SUBMITTED',
      version: 1,
      submittedAt: AT,
      dueAt: new Date('2026-11-30T00:00:00+03:00'),
    })
    expect((await db.requestEvent.findMany({ orderBy: { at: 'asc' } })).map((event) => event.kind)).toEqual([
      'CREATED',
      'SUBMITTED',
    ])
    expect(await db.outboxEvent.findMany()).toMatchObject([
      {
        type: 'request.submitted',
        subjectType: 'REQUEST',
        subjectId: 'CO/1/26',
        sequence: 1,
        payload: { type: 'COMPANY_REGISTRATION', version: 1 },
      },
    ])
    expect(await db.notification.findMany()).toMatchObject([
      { userId, kind: 'request.submitted', href: `/requests/${requestId}` },
    ])
    expect(await db.message.count({ where: { template: 'request.submitted' } })).toBe(1)
  })

  test('twice at once is one submission: one event, one notice, the same confirmation', async () => {
    const { actor, requestId } = await complete()
    const results = await Promise.all(
      [1, 2, 3].map(() => runKept((tx) => submitRegistration(tx, actor, AT, { requestId }))),
    )
    expect(results.map((result) => valueOf(result).requestId)).toEqual([requestId, requestId, requestId])
    expect(await db.requestEvent.count({ where: { kind: 'SUBMITTED' } })).toBe(1)
    expect(await db.outboxEvent.count()).toBe(1)
    expect(await db.message.count()).toBe(1)
    expect(
      codes(
        await runKept((tx) =>
          saveStep(tx, actor, AT, { requestId, step: 'importer', values: TYPED.importer }),
        ),
      ),
    ).toEqual(['requestNotDraft'])
  })

  test('a facility that was ticked, filled and unticked is ignored: its data go, its licence is not asked for', async () => {
    const { actor, requestId } = await complete()
    const save = (step: 'company' | 'industrial', values: Record<string, string>) =>
      runKept((tx) => saveStep(tx, actor, AT, { requestId, step, values }))
    valueOf(await save('company', { ...TYPED.company, industrial: 'on' }))
    valueOf(await save('industrial', TYPED.industrial))
    expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toEqual([
      'section-documents: documentMissing',
    ])
    valueOf(await save('company', { ...TYPED.company }))
    expect((await findRegistration(actor, requestId))!.profile.industrialLicenceNumber).toBe('3100/2025')
    valueOf(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))
    expect(await db.companyProfile.findFirst()).toMatchObject({
      industrial: false,
      industrialLicenceNumber: null,
      industrialLicenceExpiresOn: null,
    })
  })

  test('a number that was approved for another account meanwhile stops the submission and stays in the audit', async () => {
    const { actor, requestId, number } = await complete()
    const other = await makeAccount()
    await companyOf(other.accountId, number)
    expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toEqual([
      'section-company: crNumberHeld',
    ])
    expect(await db.request.findFirst()).toMatchObject({ state: 'DRAFT' })
    expect(await db.auditEvent.count({ where: { event: 'registration.number-held' } })).toBe(1)
  })

  test('an expired licence does not block unless the setting says so', async () => {
    const { actor, requestId } = await complete()
    const values = { ...TYPED.importer, importLicenceExpiresOn: '01/11/2026' }
    valueOf(await runKept((tx) => saveStep(tx, actor, AT, { requestId, step: 'importer', values })))
    await db.setting.upsert({
      where: { key: 'expiredLicenceBlocks' },
      create: { key: 'expiredLicenceBlocks', value: true, updatedAt: AT },
      update: { value: true },
    })
    expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toEqual([
      'section-importer: expiredBlocks',
    ])
    await db.setting.delete({ where: { key: 'expiredLicenceBlocks' } })
    expect(codes(await runKept((tx) => submitRegistration(tx, actor, AT, { requestId })))).toBe('ok')
  })
})
