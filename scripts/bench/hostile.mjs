// One kind of hostile input at a time, once a second, while another process asks whether the server lives.
// Loopback, bounded.
//   node scripts/bench/hostile.mjs ORIGIN [SECONDS [NAME]]   (COOKIE on the environment: for what only a
// signed-in user may send)
import { spawn } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { INPUTS } from './hostile-inputs.mjs'

/**
 * Milliseconds between two questions; each is asked at its time, whether the one before is answered or not.
 */
const EVERY = 20

function ask(origin, agent) {
  const began = performance.now()
  return new Promise((done) => {
    request(`${origin}/api/health/live`, { agent }, (answer) => {
      answer.resume().once('end', () => done(performance.now() - began))
    })
      .on('error', () => done(performance.now() - began))
      .end()
  })
}

/** @returns milliseconds, and what the sender was answered, by how often */
async function measure(origin, name, kind, { seconds, cookie }) {
  const sender = spawn(
    process.execPath,
    [fileURLToPath(new URL('hostile-sender.mjs', import.meta.url)), origin, name, kind, String(seconds)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...(cookie && { COOKIE: cookie }) } },
  )
  let said = ''
  sender.stdout.on('data', (text) => {
    said += text
  })
  const ended = new Promise((done) => sender.once('close', done))
  const agent = new Agent({ keepAlive: true })
  const times = []
  const pending = new Set()
  const timer = setInterval(() => {
    const one = ask(origin, agent).then((ms) => {
      times.push(ms)
      pending.delete(one)
    })
    pending.add(one)
  }, EVERY)
  await Promise.race([ended, new Promise((done) => setTimeout(done, (seconds + 60) * 1000))])
  clearInterval(timer)
  sender.kill()
  await Promise.all(pending)
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), most: at(1), answers: said.trim() }
}

/** Every kind, hostile and harmless in turn. @returns p99 in milliseconds of the hostile ones, by name */
export async function measureHostile(origin, { seconds = 30, cookie, names = Object.keys(INPUTS) } = {}) {
  const worst = {}
  for (const name of names) {
    const harmless = await measure(origin, name, 'harmless', { seconds, cookie })
    const hostile = await measure(origin, name, 'hostile', { seconds, cookie })
    worst[name] = hostile.p99
    console.log(
      `${name.padEnd(30)} hostile p50 ${hostile.p50}, p99 ${hostile.p99}, most ${hostile.most} ms ${hostile.answers} · harmless p99 ${harmless.p99}, most ${harmless.most} ms ${harmless.answers}`,
    )
  }
  return worst
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [origin, seconds = '30', ...names] = process.argv.slice(2)
  await measureHostile(origin, { seconds: Number(seconds), ...(names.length > 0 && { names }) })
}
