import { Client } from 'pg'
import { asApp } from './database'

export type Plan = {
  'Node Type': string
  'Index Name'?: string
  'Index Cond'?: string
  'Relation Name'?: string
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/**
 * What the product itself asks of PostgreSQL while `work` runs, and how PostgreSQL goes about it.
 * @param wanted of the statements, those that are explained
 * @returns the nodes of each plan, in the order of the statements
 */
export async function plansOf(work: () => Promise<unknown>, wanted: RegExp): Promise<Plan[][]> {
  const spy = jest.spyOn(Client.prototype, 'query')
  await work()
  const asked = (spy.mock.calls as unknown[][]).map(([query, values]) =>
    typeof query === 'string'
      ? { text: query, values: values as unknown[] }
      : {
          text: (query as { text: string }).text,
          values: ((query as { values?: unknown[] }).values ?? values) as unknown[],
        },
  )
  spy.mockRestore()
  return Promise.all(
    asked
      .filter(({ text }) => wanted.test(text))
      .map(({ text, values }) =>
        asApp(async (client) => {
          const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
            `EXPLAIN (FORMAT JSON) ${text}`,
            values,
          )
          return nodes(rows[0]!['QUERY PLAN'][0]!.Plan)
        }),
      ),
  )
}
