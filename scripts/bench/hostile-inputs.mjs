// What a stranger may send, each beside a harmless body of equal size to the same address.
// Short, so that many parts fit; not in what they hold, since undici searches for it without its dashes.
const BORDER = 'qz'
const multipart = (body) => ({
  body: Buffer.from(body),
  headers: { 'content-type': `multipart/form-data; boundary=${BORDER}` },
})
const part = (name, text, more = '') =>
  `--${BORDER}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`
const END = `--${BORDER}--\r\n`
const parts = (fields) => fields.map(([name, text]) => part(name, text)).join('')

/** The hidden fields of a page's form, as a browser without JavaScript posts them. */
async function formOf(origin, path, marker) {
  const html = await (await fetch(origin + path)).text()
  const form = [...html.matchAll(/<form[\s>].*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(marker))
  const decoded = (text) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&')
  const of = (tag, name) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  return [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [of(tag, 'name'), of(tag, 'value')])
}

/**
 * 17,500 differently named fields, 0.98 MB, to a server action: by a form, from the site itself or from
 * another.
 */
async function manyFields(origin, from) {
  const hidden = await formOf(origin, '/ar/forgot-password', 'name="email"')
  const body =
    parts(hidden) +
    Array.from(
      { length: 17_500 },
      (_, index) => `--${BORDER}\r\nContent-Disposition: form-data; name="${index}"\r\n\r\n\r\n`,
    ).join('') +
    END
  const plain =
    parts(hidden) + part('email', 'a'.repeat(Math.max(0, body.length - parts(hidden).length - 150))) + END
  const post = (text) => ({ path: '/ar/forgot-password', ...multipart(text), origin: from })
  return { hostile: post(body), harmless: post(plain) }
}

/** The same as the framework's script posts it. */
async function manyFieldsByScript(origin) {
  const hidden = await formOf(origin, '/ar/forgot-password', 'name="email"')
  const { id } = JSON.parse(hidden.find(([name]) => name.endsWith(':0'))[1])
  const call = part('0', '[{"status":"idle","problems":[],"values":{}},"$K1"]') + END
  const fields = Array.from({ length: 17_500 }, (_, index) => part(`_1_${index}`, '')).join('')
  const plain = part('_1_email', 'a'.repeat(fields.length - 70))
  const post = (text) => ({
    path: '/ar/forgot-password',
    body: Buffer.from(text + call),
    headers: {
      'content-type': `multipart/form-data; boundary=${BORDER}`,
      'next-action': id,
      accept: 'text/x-component',
    },
    origin,
  })
  return { hostile: post(fields), harmless: post(plain) }
}

function manyParts(origin) {
  const body = part('a', '').repeat(130_000) + END
  const file = part('file', 'a'.repeat(body.length - 200), '; filename="a.txt"') + END
  const post = (text) => ({ path: '/api/documents', ...multipart(text), origin, signedIn: true })
  return { hostile: post(body), harmless: post(file) }
}

function largeBody(origin, path, bytes) {
  const post = (to) => ({
    path: to,
    body: Buffer.alloc(bytes, 97),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    origin,
  })
  return { hostile: post(path), harmless: post('/api/nothing') }
}

const small = (hostile, harmless) => ({
  hostile: { headers: {}, body: Buffer.alloc(0), ...hostile },
  harmless: { headers: {}, body: Buffer.alloc(0), ...harmless },
})

/** By name; each is made once, before the clock runs. */
export const INPUTS = {
  'many fields, own origin': (origin) => manyFields(origin, origin),
  'many fields, foreign origin': (origin) => manyFields(origin, 'https://elsewhere.example'),
  'many fields, by script': manyFieldsByScript,
  'many parts, document': (origin) => manyParts(origin),
  '70 MB to next-auth': (origin) => largeBody(origin, '/api/auth/callback/credentials', 70 * 1024 * 1024),
  '1 MB to the KNET address': (origin) => largeBody(origin, '/api/knet/response', 1024 * 1024),
  'malformed address': () =>
    small({ method: 'GET', path: '/ar/verify/%A0' }, { method: 'GET', path: '/ar/verify' }),
  'upgrade to an odd path': () =>
    small(
      {
        method: 'GET',
        path: '/ar/odd',
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
          'sec-websocket-version': '13',
        },
      },
      { method: 'GET', path: '/ar/odd' },
    ),
  'malformed action payload': (origin) => ({
    hostile: {
      path: '/ar/forgot-password',
      ...multipart(part('$ACTION_REF_1', '') + part('$ACTION_1:0', '{') + END),
      origin,
    },
    harmless: { path: '/ar/forgot-password', ...multipart(part('email', 'a') + END), origin },
  }),
}
