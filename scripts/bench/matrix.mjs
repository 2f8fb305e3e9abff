// The users' part of the bench: the matrix of one person with 50 companies, and of one company with 50 people.
import { load } from './load.mjs'

/** Kilobytes that a matrix may have as HTML. */
const MAX_KILOBYTES = 300

/**
 * Loads both matrices, weighs them and counts their statements.
 * @param {{ person: string, company: string, cookie: string }} filled
 * @param {{ seconds: number, say: (line: string) => void, judge: Function, queries: Function }} run
 * @returns {Promise<boolean>} whether anything was answered badly
 */
export async function measureMatrices(portal, { person, company, cookie }, { seconds, say, judge, queries }) {
  let anyBad = false
  for (const [name, path] of Object.entries({
    'matrix of one person': `/ar/users/${person}`,
    'matrix of one company': `/ar/users/companies/${company}`,
  })) {
    const answer = await fetch(portal + path, { headers: { cookie }, redirect: 'manual' })
    const html = await answer.text()
    if (answer.status !== 200 || !html.includes('name="grant"')) throw new Error(`${path} shows no matrix`)
    const { rps, p50, p99, bad } = await load(portal + path, { seconds, headers: { cookie } })
    say(`${name}: ${rps.toFixed(0)} a second, p50 ${p50} ms, p99 ${p99} ms`)
    anyBad ||= bad > 0
    judge(`${name}: HTML, KB`, Buffer.byteLength(html) / 1000, MAX_KILOBYTES, 'less')
    judge(`${name}: queries`, await queries(path, cookie), 6, 'less')
  }
  return anyBad
}
