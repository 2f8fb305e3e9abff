// A process of its own that sends one input once a second, and stops writing as soon as it is answered or
// refused.
//   node hostile-sender.mjs ORIGIN NAME hostile|harmless SECONDS   (COOKIE on the environment)
import { request } from 'node:http'
import { INPUTS } from './hostile-inputs.mjs'

const [origin, name, kind, seconds] = process.argv.slice(2)
const { method = 'POST', path, body, headers, origin: from, signedIn } = (await INPUTS[name](origin))[kind]
const PIECE = 64 * 1024
const seen = {}

/** Piece by piece, so that an early answer ends it. @returns the status, or the error's code */
function send() {
  return new Promise((done) => {
    let over = false
    const finish = (what) => {
      over = true
      done(what)
    }
    const call = request(
      origin + path,
      {
        method,
        headers: {
          ...headers,
          ...(from && { origin: from }),
          ...(signedIn && { cookie: process.env.COOKIE ?? '' }),
          ...(body.length > 0 && { 'content-length': body.length }),
        },
      },
      (answer) => {
        answer.resume().once('close', () => finish(answer.statusCode))
        if (!call.writableEnded) call.destroy()
      },
    )
    call.once('upgrade', (_answer, socket) => {
      socket.destroy()
      finish('upgraded')
    })
    call
      .on('error', (error) => finish(error.code))
      .setTimeout(20_000, () => {
        call.destroy()
        finish('no answer')
      })
    const write = (at) => {
      if (over || call.destroyed) return
      if (at >= body.length) return call.end()
      call.write(body.subarray(at, at + PIECE), () => write(at + PIECE))
    }
    write(0)
  })
}

for (let second = 0; second < Number(seconds); second += 1) {
  const began = Date.now()
  const what = await send()
  seen[what] = (seen[what] ?? 0) + 1
  // Refused at the door: the server is gone, and nothing is knocked at any longer.
  if (what === 'ECONNREFUSED') break
  await new Promise((done) => setTimeout(done, Math.max(0, 1000 - (Date.now() - began))))
}
console.log(JSON.stringify(seen))
