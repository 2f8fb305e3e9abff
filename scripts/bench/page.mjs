// What a page costs a phone, and what a browser without JavaScript would post from it.
import { gzipSync } from 'node:zlib'

/** Kilobytes (gzip) of the scripts a page loads at first. */
export async function scriptKilobytes(origin, path, headers = {}) {
  const html = await (await fetch(origin + path, { headers })).text()
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/nomodule/i.test(tag))
      .map(([, source]) => source),
  )
  let bytes = 0
  for (const source of sources)
    bytes += gzipSync(Buffer.from(await (await fetch(origin + source)).arrayBuffer())).length
  return bytes / 1024
}

/** The body of a page's form that holds a field, as a browser without JavaScript posts it. */
export async function formPost(origin, path, headers, fieldName, changes = {}) {
  const html = await (await fetch(origin + path, { headers })).text()
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="${fieldName}"`))
  if (!form) throw new Error(`no form with ${fieldName} at ${path}`)
  const decode = (text) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
  const attribute = (tag, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const fields = []
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type')
    if (!attribute(tag, 'name') || (/radio|checkbox/.test(type) && !/\schecked/.test(tag))) continue
    fields.push([attribute(tag, 'name'), attribute(tag, 'value') || (type === 'checkbox' ? 'on' : '')])
  }
  for (const [, open, text] of form.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields.push([attribute(open, 'name'), decode(text)])
  for (const [, open, options] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)]
      .map(([tag]) => tag)
      .find((tag) => /\sselected/.test(tag))
    fields.push([attribute(open, 'name'), chosen ? attribute(chosen, 'value') : ''])
  }
  const boundary = '----portal-bench'
  const body =
    fields
      .map(
        ([name, value]) =>
          `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${changes[name] ?? value}\r\n`,
      )
      .join('') + `--${boundary}--\r\n`
  return {
    method: 'POST',
    body,
    headers: { ...headers, origin, 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
