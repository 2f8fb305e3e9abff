import { readFileSync, readdirSync } from 'node:fs'
import { solveChallenge } from 'altcha-lib/v1'
import { findCaptchaPicture, issueCaptcha, spendCaptcha } from '@/lib/captcha/challenge'
import { PICTURE_LIMIT, newPicture } from '@/lib/captcha/new-picture'
import { passCaptcha } from '@/lib/captcha/pass-captcha'
import { issueProof, spendProof } from '@/lib/captcha/proof'
import { unseal } from '@/lib/core/vault'
import { db, emptyTables } from '../support/database'
import { AT, after, problem } from '../support/accounts-scene'

beforeEach(emptyTables)

async function picture(): Promise<{ id: string; text: string }> {
  const id = await issueCaptcha(AT)
  const row = await db.captchaChallenge.findUniqueOrThrow({ where: { id } })
  return { id, text: unseal(row.textCipher!, `captcha:${id}`) }
}

async function solved(at = AT): Promise<string> {
  const challenge = await issueProof(at)
  const solution = await solveChallenge(challenge.challenge, challenge.salt, 'SHA-256', challenge.maxnumber)
    .promise
  return btoa(JSON.stringify({ ...challenge, number: solution!.number }))
}

test('a picture is the same each time, holds no text, and is gone once answered or after five minutes', async () => {
  const { id, text } = await picture()
  const svg = await findCaptchaPicture(id, after(4))
  expect(svg).toBe(await findCaptchaPicture(id, after(4)))
  expect(svg).not.toContain('<text')
  expect(svg).not.toContain(text)
  expect(await findCaptchaPicture(id, after(5))).toBeUndefined()
  await spendCaptcha(id, text, AT)
  expect(await findCaptchaPicture(id, AT)).toBeUndefined()
  expect(await findCaptchaPicture("' OR 1=1", AT)).toBeUndefined()
})

test('the answer is case-sensitive, stored hashed, and spent by the first try', async () => {
  let one = await picture()
  const two = await picture()
  while (!/[a-z]/i.test(one.text)) one = await picture()
  const row = await db.captchaChallenge.findUniqueOrThrow({ where: { id: one.id } })
  expect(JSON.stringify(row)).not.toContain(one.text)
  const swapped = one.text.replace(/[a-z]/gi, (sign) =>
    sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase(),
  )
  expect(await spendCaptcha(one.id, swapped, AT)).toBe('wrong')
  expect(await spendCaptcha(one.id, one.text, AT)).toBe('expired')
  const verdicts = await Promise.all([1, 2, 3].map(() => spendCaptcha(two.id, two.text, AT)))
  expect(verdicts.sort()).toEqual(['expired', 'expired', 'right'])
})

test('a picture answered after five minutes has expired', async () => {
  const { id, text } = await picture()
  expect(await spendCaptcha(id, text, after(5))).toBe('expired')
})

test('a proof of work counts once, while it is fresh, and only if it was ours', async () => {
  const proof = await solved()
  expect((await Promise.all([1, 2].map(() => spendProof(proof, AT)))).sort()).toEqual(['expired', 'right'])
  expect(await spendProof(await solved(), after(6))).toBe('expired')
  const forged = JSON.parse(atob(await solved())) as Record<string, unknown>
  expect(
    await spendProof(btoa(JSON.stringify({ ...forged, number: (forged.number as number) + 1 })), AT),
  ).toBe('wrong')
  const later = { ...forged, salt: String(forged.salt).replace(/expires=\d+/, 'expires=99999999999') }
  expect(await spendProof(btoa(JSON.stringify(later)), AT)).toBe('wrong')
  expect(await spendProof('not base64 at all', AT)).toBe('wrong')
})

test('without picture and proof an address passes three times a day', async () => {
  const skip = (address: string, at = AT) =>
    passCaptcha({ captchaWay: 'skip', captchaId: '', captchaAnswer: '', altcha: '' }, address, at)
  expect(
    [
      await skip('a'),
      await skip('a'),
      await skip('a'),
      await skip('a'),
      await skip('b'),
      await skip('a', after(24 * 60)),
    ].map(problem),
  ).toEqual(['ok', 'ok', 'ok', 'captchaSkipLimit', 'ok', 'ok'])
})

test('an empty answer is asked for and spends nothing', async () => {
  const { id, text } = await picture()
  const give = (captchaAnswer: string) =>
    passCaptcha({ captchaWay: 'picture', captchaId: id, captchaAnswer, altcha: '' }, 'a', AT)
  expect(problem(await give(' '))).toBe('required')
  expect(problem(await give(` ${text} `))).toBe('ok')
})

test('the ways without a picture are counted for a whole IPv6 customer, not for each address of theirs', async () => {
  const skip = (address: string) =>
    passCaptcha({ captchaWay: 'skip', captchaId: '', captchaAnswer: '', altcha: '' }, address, AT)
  const results = []
  for (const address of ['2001:db8:7:1::a', '2001:db8:7:1::b:1', '2001:db8:7:1:c::', '2001:db8:7:1:d:4:5:6'])
    results.push(problem(await skip(address)))
  expect(results).toEqual(['ok', 'ok', 'ok', 'captchaSkipLimit'])
  expect(problem(await skip('2001:db8:7:2::a'))).toBe('ok')
})

test('an address gets so many pictures, from page views and refresh buttons together, and then stores none', async () => {
  for (let n = 0; n < PICTURE_LIMIT.most; n += 1) expect((await newPicture('a', AT)).limited).toBe(false)
  const first = await newPicture('a', AT)
  const second = await newPicture('a', AT)
  expect([first, second]).toMatchObject([{ limited: true }, { limited: true }])
  expect(first.id).not.toBe(second.id)
  expect(await db.captchaChallenge.count()).toBe(PICTURE_LIMIT.most)
  expect([(await newPicture('b', AT)).limited, (await newPicture('a', after(10))).limited]).toEqual([
    false,
    false,
  ])
})

test('no page and no route makes a picture but through that allowance', () => {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  expect(
    files.filter((name) => /\.tsx?$/.test(name) && readFileSync(name, 'utf8').includes('issueCaptcha')),
  ).toEqual([])
})
