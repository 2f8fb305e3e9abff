// The activity's part of the bench: pages of the audit over millions of lines, the first and one in the middle.
import { load } from './load.mjs'

/** A deep page may cost this much more than the first. */
const DEEP = 1.2

/** The lists, by what narrows them and who reads. */
const lists = ({ general, assistant, auditor, person }) => ({
  'account’s trail': ['/ar/activity', '', general],
  'account’s trail, one kind': ['/ar/activity', 'kind=PAYMENTS', general],
  'account’s trail, one person': ['/ar/activity', `person=${person}`, general],
  'own trail of an additional user': ['/ar/activity', '', assistant],
  'whole audit': ['/ar/admin/audit', '', auditor],
  'whole audit, one event': ['/ar/admin/audit', 'event=sign-in', auditor],
  'whole audit, one account': ['/ar/admin/audit', 'account=hamed@ofuq.example', auditor],
})

/**
 * Loads each list's first page and one in the middle, in turn, and judges the medians of the two.
 * @param {{ seconds: number, say: (line: string) => void, judge: Function, queries: Function }} run
 * @returns {Promise<boolean>} whether anything was answered badly
 */
export async function measureActivity(portal, trails, { seconds, say, judge, queries }) {
  let bad = false
  const measure = async (path, cookie) => {
    const answer = await fetch(portal + path, { headers: { cookie }, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    if (!(await answer.text()).includes('<tbody')) throw new Error(`${path} lists nothing`)
    // One reader at a time: with more it is the queue that is measured.
    return load(portal + path, { seconds, connections: 1, headers: { cookie } })
  }
  for (const [name, [page, query, cookie]] of Object.entries(lists(trails))) {
    const address = (after) => {
      const text = [query, after && `after=${after}`].filter(Boolean).join('&')
      return text ? `${page}?${text}` : page
    }
    const first = await measure(address(), cookie)
    const deep = await measure(address(trails.deep), cookie)
    for (const [which, { rps, p50, p95 }] of [
      ['first', first],
      ['deep', deep],
    ])
      say(`activity, ${name}, ${which} page: ${rps.toFixed(0)} a second, p50 ${p50} ms, p97.5 ${p95} ms`)
    bad ||= first.bad + deep.bad > 0
    // By the requests a second: medians are whole milliseconds, too coarse for a fifth of a few.
    judge(`activity, ${name}: a deep page over the first`, first.rps / deep.rps, DEEP, 'less')
  }
  const number = await measure('/ar/activity?q=CO/1234/26', trails.general)
  say(`activity, by number: ${number.rps.toFixed(0)} a second, p50 ${number.p50} ms, p97.5 ${number.p95} ms`)
  judge('activity: queries', await queries('/ar/activity', trails.general), 6, 'less')
  judge('activity, an additional user: queries', await queries('/ar/activity', trails.assistant), 6, 'less')
  return bad
}
