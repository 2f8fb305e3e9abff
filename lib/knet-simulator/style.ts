/** The one style sheet of the simulator's pages. Not KNET's look, on purpose. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --quiet: #525c6b; --ground: #f3f4f6; --surface: #fff; --line: #cfd5de; --press: #3b3f8f; --warn: #7a2e00; --warn-ground: #ffe8c7; --fault: #a11616 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --quiet: #aab3c0; --ground: #14171d; --surface: #1d222b; --line: #3b4452; --press: #b4b8ff; --warn: #ffd9a0; --warn-ground: #4a2b00; --fault: #ff9d9d } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.7 'IBM Plex Sans Arabic', 'IBM Plex Sans', system-ui, sans-serif }
.banner { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: center; padding: .6rem 1rem; background: var(--warn-ground); color: var(--warn); border-block-end: 2px solid currentColor; text-align: center }
main { max-width: 36rem; margin-inline: auto; padding: 1.25rem 1rem 3rem } main.wide { max-width: 72rem }
h1 { font-size: 1.35rem } h2 { font-size: 1.1rem } a { color: var(--press) } .quiet { color: var(--quiet); font-size: .9rem } .fault { color: var(--fault); display: block } .amount { font-weight: 700; font-size: 1.15rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
.field, fieldset { display: grid; grid-template-columns: minmax(0, 1fr); min-inline-size: 0; gap: .3rem; margin: 0 0 1rem; padding: 0; border: 0 } label, legend { font-weight: 600; padding: 0 } .row { display: flex; gap: .5rem } .row input { flex: 1; inline-size: 0; min-inline-size: 0 } .choice { font-weight: 400; display: flex; gap: .5rem; align-items: center } .choice input { min-height: 1.5rem }
input, select, textarea, button { font: inherit; padding: .5rem .75rem; border: 1px solid var(--quiet); border-radius: 7px; background: var(--surface); color: inherit; min-height: 2.75rem; max-width: 100% }
textarea { inline-size: 100%; min-height: 14rem; font-family: ui-monospace, monospace }
[aria-invalid] { border-color: var(--fault); border-width: 2px } :focus-visible { outline: 3px solid var(--press); outline-offset: 2px }
.buttons { display: flex; gap: .6rem; flex-wrap: wrap } .main { background: var(--press); color: var(--surface); border-color: var(--press); font-weight: 600; padding-inline: 1.5rem }
table { border-collapse: collapse; inline-size: 100%; background: var(--surface); font-size: .9rem } th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: start; vertical-align: top } .scroll { overflow-x: auto }
`
