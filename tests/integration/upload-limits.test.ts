import { requestTypes } from '@/lib/request-types'
import { memberOf, type Actor, type Member } from '@/lib/access/actor'
import { newId } from '@/lib/core/ids'
import { addDocument } from '@/lib/documents/commands'
import { stopInspecting } from '@/lib/documents/inspect-pool'
import { receiveUpload } from '@/lib/documents/receive-upload'
import { env } from '@/lib/env'
import { oneUploadAtATime } from '@/lib/http/upload-lease'
import ar from '@/messages/ar.json'
import { db, emptyTables } from '../support/database'
import { madePdf } from '../support/made-files'
import { AT, makeAccount, makeRegistration } from '../support/office-scene'

let mockActor: Actor
jest.mock('@/lib/auth/session', () => ({ getActor: () => Promise.resolve(mockActor) }))

let actor: Member
let requestId: string

afterAll(stopInspecting)
beforeEach(async () => {
  await emptyTables()
  const account = await makeAccount()
  actor = memberOf(account.actor)
  mockActor = actor
  requestId = (await makeRegistration({ account, state: 'DRAFT' })).id
})

const until = (ms: number) => new Date(AT.getTime() + ms)
const post = () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    requestId,
    type: 'SIGNATORY_CIVIL_ID',
    file: new File([new Uint8Array(madePdf())], 'id.pdf'),
  }))
    form.set(name, value)
  return receiveUpload(
    new Request('http://localhost/api/documents', {
      method: 'POST',
      body: form,
      headers: { origin: env.SITE_URL, accept: 'application/json' },
    }),
    requestTypes,
  )
}

describe('one upload at a time a user', () => {
  it('of two at once one is taken and one is told to wait, and then it is free again', async () => {
    const answers = await Promise.all([post(), post()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await answers.find(({ status }) => status === 409)!.json()).toEqual({
      ok: false,
      code: 'uploadRunning',
      message: ar.problems.uploadRunning,
    })
    expect((await post()).status).toBe(201)
    expect(await db.uploadLease.count()).toBe(0)
  })

  it('another user’s does not matter, nor one that failed', async () => {
    await expect(oneUploadAtATime(actor.userId, AT, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
    const other = newId(AT)
    expect(
      await oneUploadAtATime(actor.userId, AT, () =>
        oneUploadAtATime(other, AT, () => Promise.resolve('both')),
      ),
    ).toBe('both')
  })

  it('what a killed server held runs out within twenty seconds, and a clock moved back holds nobody', async () => {
    const hold = (end: Date) =>
      db.uploadLease.upsert({
        where: { userId: actor.userId },
        create: { userId: actor.userId, holder: newId(AT), until: end },
        update: { until: end },
      })
    const taken = () => oneUploadAtATime(actor.userId, AT, () => Promise.resolve('taken'))
    await hold(until(19_000))
    expect(await taken()).toMatchObject({ ok: false, problems: [{ code: 'uploadRunning', field: 'file' }] })
    await hold(until(0))
    expect(await taken()).toBe('taken')
    await hold(until(3_600_000))
    expect(await taken()).toBe('taken')
  })
})

describe('the storage of an account', () => {
  const add = () =>
    addDocument(requestTypes, actor, AT, {
      requestId,
      type: 'OTHER',
      name: 'a',
      fileName: 'a.pdf',
      bytes: madePdf(),
    })
  const holds = (
    megabytes: number,
    more: { storageKey?: string; state?: 'STORED' | 'PENDING' | 'REMOVED'; createdAt?: Date } = {},
  ) => {
    const id = newId(AT)
    return db.document.create({
      data: {
        id,
        accountId: actor.accountId,
        state: 'STORED',
        name: 'b',
        mediaType: 'application/pdf',
        bytes: megabytes * 1024 * 1024,
        sha256: '0',
        storageKey: id,
        createdAt: AT,
        createdById: actor.userId,
        ...more,
      },
    })
  }
  beforeEach(() =>
    db.setting.upsert({
      where: { key: 'storageQuotaMegabytes' },
      create: { key: 'storageQuotaMegabytes', value: 20, updatedAt: AT },
      update: { value: 20 },
    }),
  )
  afterEach(() => db.setting.delete({ where: { key: 'storageQuotaMegabytes' } }))

  it('is full at the setting: refused at the field, in words, and nothing is kept', async () => {
    await holds(20)
    const answer = await post()
    expect([answer.status, await answer.json()]).toEqual([
      507,
      { ok: false, code: 'storageFull', message: ar.problems.storageFull },
    ])
    expect(await add()).toMatchObject({ ok: false, problems: [{ code: 'storageFull', field: 'file' }] })
    expect(await db.document.count()).toBe(1)
  })

  it('counts shared bytes once, and neither what was removed nor what died on the way', async () => {
    const { storageKey } = await holds(12)
    await holds(12, { storageKey })
    await holds(12, { state: 'REMOVED' })
    await holds(12, { state: 'PENDING', createdAt: until(-11 * 60_000) })
    expect((await add()).ok).toBe(true)
    await holds(8, { state: 'PENDING' })
    expect((await add()).ok).toBe(false)
  })

  it('two users of one account do not fill it past its end together', async () => {
    await holds(20)
    await db.document.updateMany({ data: { name: 'c' } })
    await db.setting.update({ where: { key: 'storageQuotaMegabytes' }, data: { value: 21 } })
    const bytes = Buffer.concat([
      madePdf().subarray(0, 15),
      Buffer.from(`%${'x'.repeat(600 * 1024)}\n`),
      madePdf().subarray(15),
    ])
    const both = await Promise.all(
      [1, 2].map(() =>
        addDocument(requestTypes, actor, AT, {
          requestId,
          type: 'OTHER',
          name: 'a',
          fileName: 'a.pdf',
          bytes,
        }),
      ),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})
