// `npm run bench`: the portal and a bare Next application side by side in one run, as ratios. Loopback,
// bounded. `npm run bench -- payments`: one part of it (pages, payments, tariff, activity, scripts, matrix; hostile
// runs by its name alone and takes eight minutes).
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { compile } from './compile.mjs'
import {
  build,
  end,
  generate,
  install,
  must,
  program,
  root,
  serverProgram,
  serverTypescript,
  start,
} from './stages.mjs'

const say = (line) => console.log(`· ${line}`)
install(say)
generate()
await compile('.next')
const { freePort, startPostgres, ensureDatabase } = await import('./embedded/server.mjs')
const { measureActivity } = await import('./bench/activity.mjs')
const { buildHello, serveHello } = await import('./bench/hello.mjs')
const { measureHostile } = await import('./bench/hostile.mjs')
const { load } = await import('./bench/load.mjs')
const { measureMatrices } = await import('./bench/matrix.mjs')
const { formPost, scriptKilobytes } = await import('./bench/page.mjs')
const { loadBareHandler, loadCallbacks, loadLists } = await import('./bench/payments.mjs')
const { queriesOf } = await import('./bench/queries.mjs')
const { loadSearches, tariffPages } = await import('./bench/tariff.mjs')

const requests = Number(process.env.BENCH_REQUESTS ?? 100_000)
const payments = Number(process.env.BENCH_PAYMENTS ?? 1_000_000)
const activity = Number(process.env.BENCH_ACTIVITY ?? 5_000_000)
const seconds = Number(process.env.BENCH_SECONDS ?? 8)
const parts = process.argv.slice(2)
const does = (part) => parts.length === 0 || parts.includes(part)
const data = join(root, '.data/bench')
mkdirSync(data, { recursive: true })
const children = []
let postgres
let failed = false

/** One line of the report; a missed reach makes the run fail. */
function judge(name, value, reach, better) {
  const good = better === 'more' ? value >= reach : value <= reach
  failed ||= !good
  console.log(
    `${good ? 'reached' : 'MISSED '}  ${name.padEnd(52)} ${value.toFixed(2)}  (${better === 'more' ? 'at least' : 'at most'} ${reach})`,
  )
}

const untilUp = async (origin, path) => {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(origin + path, { redirect: 'manual' }).catch(() => undefined))?.status < 500) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${origin}${path} did not answer`)
}

try {
  postgres = await startPostgres({ dataDir: data, say })
  await ensureDatabase(postgres.adminUrl, 'bench', true)
  const port = await freePort()
  const env = {
    PORTAL_MODE: 'test',
    PORT: String(port),
    SITE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: data,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_KEYS: `bench1:${randomBytes(32).toString('base64')}`,
    NODE_ENV: 'production',
    NEXT_DIST_DIR: '.next',
    DATABASE_URL: postgres.url('portal_app', 'bench'),
    MIGRATION_DATABASE_URL: postgres.url('portal_owner', 'bench'),
  }
  must('the migration', process.execPath, program('migrate'), { env })
  must('the seed', process.execPath, serverProgram('seed'), { env })
  say(`filling in ${requests} requests`)
  /** What a script that fills the database prints last. */
  const fill = (script, ...given) =>
    JSON.parse(
      must(
        'the filling',
        process.execPath,
        serverTypescript(`scripts/bench/${script}.ts`, ...given.map(String)),
        { env },
      )
        .trim()
        .split('\n')
        .at(-1),
    )
  const filled = fill('fill', requests)
  build('.next', say, env)
  say('building the bare application')
  const helloPort = await freePort()
  children.push(
    serveHello(buildHello(data), helloPort),
    start(program('serve'), env, () => {}),
  )
  const [hello, portal] = [`http://127.0.0.1:${helloPort}`, env.SITE_URL]
  await untilUp(hello, '/')
  await untilUp(portal, '/ar')

  const as = (cookie) => ({ headers: { cookie } })
  const queries = (path, cookie) => queriesOf(postgres, 'bench', () => fetch(portal + path, as(cookie)))
  const floor = await load(`${hello}/`, { seconds })
  const floorPost = await load(`${hello}/form`, { seconds, ...(await formPost(hello, '/form', {}, 'said')) })
  console.log(
    `\n${cpus().length} cores, Node ${process.version}, ${requests} requests, 10 connections, ${seconds} s a load`,
  )
  console.log(
    `bare page ${floor.rps.toFixed(0)} a second, bare form post ${floorPost.rps.toFixed(0)} a second\n`,
  )

  const step = `/ar/companies/register/${filled.draft}/importer`
  const deep = `/ar/admin/requests/registrations?after=${filled.deep}`
  const pages = {
    dashboard: ['/ar/dashboard', filled.trader],
    'registration step': [step, filled.drafter],
    'my requests': ['/ar/requests', filled.trader],
    'staff queue': ['/ar/admin/requests/registrations', filled.officer],
    'staff queue, deep page': [deep, filled.officer],
  }
  if (does('pages')) {
    const measured = {}
    for (const [name, [path, cookie]] of Object.entries(pages)) {
      const answer = await fetch(portal + path, { ...as(cookie), redirect: 'manual' })
      if (answer.status !== 200) throw new Error(`${name} (${path}) answered ${answer.status}`)
      measured[name] = await load(portal + path, { seconds, ...as(cookie) })
      const { rps, p50, p99, bad } = measured[name]
      say(
        `${name}: ${rps.toFixed(0)} a second, p50 ${p50} ms, p99 ${p99} ms${bad ? `, ${bad} bad answers` : ''}`,
      )
      if (bad) failed = true
    }
    const post = await formPost(portal, step, { cookie: filled.drafter }, 'importLicenceNumber', {
      importLicenceNumber: '4821/2025',
      importLicenceIssuedOn: '01/01/2026',
      importLicenceExpiresOn: '01/01/2028',
    })
    const posted = await load(portal + step, { seconds, ...post })
    say(
      `registration step, post: ${posted.rps.toFixed(0)} a second, p50 ${posted.p50} ms, p99 ${posted.p99} ms`,
    )

    console.log('')
    for (const name of ['dashboard', 'registration step', 'my requests', 'staff queue'])
      judge(`${name}, of the bare page`, measured[name].rps / floor.rps, 0.5, 'more')
    judge('registration step post, of the bare form post', posted.rps / floorPost.rps, 0.5, 'more')
    judge(
      'staff queue: p50 of a deep page over the first',
      measured['staff queue, deep page'].p50 / Math.max(measured['staff queue'].p50, 1),
      1.2,
      'less',
    )
    for (const [name, [path, cookie]] of Object.entries(pages))
      judge(
        `${name}: queries`,
        await queriesOf(postgres, 'bench', () => fetch(portal + path, as(cookie))),
        6,
        'less',
      )
  }
  if (does('payments')) {
    say(`payments: a thousand requests, then ${payments}`)
    fill('fill-payments', 1, 1_000)
    const few = await loadLists(portal, filled.trader, { seconds, number: 500 })
    const attempts = 40_000
    const { deep: middle } = fill('fill-payments', 1_001, payments, attempts, join(data, 'notifications.txt'))
    // While this process waited for the filling it did not see that kept connections were closed.
    await untilUp(portal, '/ar')
    const many = await loadLists(portal, filled.trader, {
      seconds,
      number: Math.floor(payments / 2),
      deep: middle,
    })
    for (const [name, { rps, p50, p95, bad }] of Object.entries(many)) {
      say(
        `payments list, ${name}: ${rps.toFixed(0)} a second, p50 ${p50} ms, p97.5 ${p95} ms${bad ? `, ${bad} bad answers` : ''}`,
      )
      failed ||= bad > 0
      judge(`payments list, ${name}, of the bare page`, rps / floor.rps, 0.5, 'more')
      judge(
        `payments list, ${name}: p97.5 over that at a thousand`,
        p95 / Math.max((few[name] ?? few['first page']).p95, 1),
        1.2,
        'less',
      )
    }
    judge(
      'payments list: queries',
      await queriesOf(postgres, 'bench', () => fetch(`${portal}/ar/payments`, as(filled.trader))),
      6,
      'less',
    )
    for (const [connections, skip, most] of [
      [10, 0, 100],
      [50, attempts / 2, 500],
    ]) {
      const bare = await loadBareHandler(hello, { seconds, connections })
      const taken = await loadCallbacks(portal, data, { seconds, connections, skip, count: attempts / 2 })
      say(
        `KNET's notifications, ${connections} connections: ${taken.rps.toFixed(0)} a second, p50 ${taken.p50} ms, p99 ${taken.p99} ms${taken.bad ? `, ${taken.bad} bad answers` : ''}; bare handler ${bare.rps.toFixed(0)}`,
      )
      failed ||= taken.bad > 0
      judge(`notifications at ${connections}, of the bare handler`, taken.rps / bare.rps, 0.15, 'more')
      judge(`notifications at ${connections}: p99, ms`, taken.p99, most, 'less')
    }
  }
  if (does('tariff')) {
    for (const [name, path] of Object.entries(tariffPages)) {
      const { rps, p50, p99, bad } = await load(portal + path, { seconds })
      say(
        `${name}: ${rps.toFixed(0)} a second (${(rps / floor.rps).toFixed(2)} of the bare page), p50 ${p50} ms, p99 ${p99} ms${bad ? `, ${bad} bad answers` : ''}`,
      )
      failed ||= bad > 0
    }
    const alone = await loadSearches(portal, { seconds, connections: 1 })
    const four = await loadSearches(portal, { seconds, connections: 4 })
    for (const [people, { rps, p50, p95 }] of [
      ['one person', alone],
      ['four people', four],
    ])
      say(
        `tariff, searches of ${people} without a pause: ${rps.toFixed(0)} a second, p50 ${p50} ms, p97.5 ${p95} ms`,
      )
    failed ||= alone.bad + four.bad > 0
    judge('tariff, searches of one person: p97.5, ms', alone.p95, 40, 'less')
    for (const [name, path] of Object.entries(tariffPages))
      judge(`${name}: queries`, await queriesOf(postgres, 'bench', () => fetch(portal + path)), 6, 'less')
  }
  if (does('activity')) {
    say(`activity: ${activity} lines of the audit`)
    const trails = fill('fill-activity', activity)
    await untilUp(portal, '/ar')
    failed = (await measureActivity(portal, trails, { seconds, say, judge, queries })) || failed
  }
  if (does('scripts')) {
    const empty = await scriptKilobytes(hello, '/')
    for (const [name, path] of [
      ...['/ar', '/ar/support', '/ar/register', '/ar/sign-in'].map((path) => [path, path]),
      ...Object.entries(tariffPages),
    ])
      judge(
        `${name}: script over the empty page, KB`,
        (await scriptKilobytes(portal, path)) - empty,
        15,
        'less',
      )
    for (const [name, [path, cookie]] of Object.entries(pages))
      judge(
        `${name}: script over the empty page, KB`,
        (await scriptKilobytes(portal, path, { cookie })) - empty,
        40,
        'less',
      )
  }
  // The last: what it fills in stands in other pages too.
  if (does('matrix')) {
    const matrix = { ...fill('fill-matrix'), cookie: filled.trader }
    await untilUp(portal, '/ar')
    failed = (await measureMatrices(portal, matrix, { seconds, say, judge, queries })) || failed
  }
  if (parts.includes('hostile')) {
    const worst = await measureHostile(portal, {
      cookie: filled.trader,
      seconds: Number(process.env.BENCH_SECONDS ?? 30),
    })
    for (const [name, p99] of Object.entries(worst))
      judge(`${name}: p99 of the health check, ms`, p99, 300, 'less')
  }
} catch (error) {
  failed = true
  console.error(error)
} finally {
  await Promise.all(children.map((child) => end(child)))
  await postgres?.stop()
}
process.exit(failed ? 1 : 0)
