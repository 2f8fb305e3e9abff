/** A page as it came: the address below the site, its status and its text. */
export type Seen = { path: string; status: number; text: string }

type Options = {
  /** The address of the next request: one server, or another of several each time. */
  at: () => string
  /** SITE_URL: what a browser would name as Origin. */
  origin: string
  /** What a proxy in front would add. */
  headers?: Record<string, string>
}

export type HttpClient = ReturnType<typeof httpClient>
type Fields = Record<string, string | File>

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#x27;': "'",
  '&#39;': "'",
}
const attribute = (tag: string, name: string) =>
  (new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(
    /&(?:quot|amp|lt|gt|#x27|#39);/g,
    (entity) => entities[entity]!,
  )

/** The hidden fields of the page's form that holds `marker`, as a browser without JavaScript posts them. */
export function hiddenFields(page: Seen, marker: string): Record<string, string> {
  const form = [...page.text.matchAll(/<form[\s>].*?<\/form>/gs)]
    .map(([text]) => text)
    .find((text) => text.includes(marker))
  if (!form) throw new Error(`no form with ${marker} at ${page.path} (${page.status})`)
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'name'),
      attribute(tag, 'value'),
    ]),
  )
}

/**
 * A browser without JavaScript: keeps cookies (Secure ones as well, as over https), follows redirects
 * wherever they name, and posts forms with what the page hid in them.
 */
export function httpClient({ at, origin, headers = {} }: Options) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${at()}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...headers,
        'accept-language': 'ar',
        ...(cookie && { cookie }),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '' || rest.some((part) => part.trim().toLowerCase() === 'max-age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const settle = async (path: string, first: Response): Promise<Seen> => {
    let [here, answer] = [path, first]
    for (let hops = 0; answer.status >= 300 && answer.status < 400 && hops < 5; hops += 1) {
      await answer.arrayBuffer()
      const to = new URL(answer.headers.get('location') ?? '', `${origin}${here}`)
      here = to.pathname + to.search
      answer = await send(here)
    }
    return { path: here, status: answer.status, text: await answer.text() }
  }
  const get = async (path: string) => settle(path, await send(path))
  const post = async (path: string, fields: Fields) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return settle(
      path,
      await send(path, { method: 'POST', body, headers: { origin, referer: `${origin}${path}` } }),
    )
  }
  /** Fills in the form that holds `marker` and sends it to its own page. */
  const fill = (page: Seen, marker: string, fields: Fields) =>
    post(page.path, { ...hiddenFields(page, marker), ...fields })
  return { jar, send, get, post, fill }
}
