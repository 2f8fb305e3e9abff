import { devNotFound, hasDevPages } from '@/lib/http/dev-page'

export const dynamic = 'force-dynamic'

const CSS = `
:root { color-scheme: light dark; --ink: #10242b; --quiet: #4a5d64; --ground: #f5f7f6; --surface: #fff; --line: #d8e0df; --press: #0a5260 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6efef; --quiet: #a9bbbd; --ground: #0c1a1f; --surface: #12262c; --line: #2b4349; --press: #7fd0db } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.6 'IBM Plex Sans Arabic', 'IBM Plex Sans', system-ui, sans-serif }
main { max-width: 60rem; margin-inline: auto; padding: 1.5rem 1rem }
h1 { font-size: 1.5rem } a { color: var(--press) } .quiet { color: var(--quiet); font-size: .9rem }
form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; margin-block: 1rem } label { display: grid; gap: .25rem }
input, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--quiet); border-radius: 7px; background: var(--surface); color: inherit; min-height: 2.5rem }
ul { list-style: none; padding: 0 } li { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: .75rem 1rem; margin-block: .5rem }
pre { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
`

export function GET(): Response {
  if (!hasDevPages()) return devNotFound()
  return new Response(CSS, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' },
  })
}
