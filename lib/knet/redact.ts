import { terminal } from './terminal'

/** Takes the terminal's password and key out of a text that is stored or logged (knet.md §7.6, A17). */
export function redact(text: string): string {
  const { password, resourceKey } = terminal()
  return text
    .replace(/(<password>)[^<]*/gi, '$1***')
    .replace(/(\bpassword=)[^&\s]*/gi, '$1***')
    .replaceAll(password, '***')
    .replaceAll(resourceKey, '***')
}
