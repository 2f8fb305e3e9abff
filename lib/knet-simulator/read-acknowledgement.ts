/**
 * Where the merchant sends the payer: the first line must be `REDIRECT=` and an absolute address (knet.md
 * §3.1).
 * @returns undefined for everything else: an HTTP redirect, HTML, an error, an empty answer
 */
export function readAcknowledgement(status: number, body: string): string | undefined {
  const line = body.split(/\r?\n/, 1)[0]!.trimEnd()
  const address = line.startsWith('REDIRECT=') ? line.slice('REDIRECT='.length) : ''
  if (status !== 200 || !/^https?:\/\/[^\s<>"]+$/.test(address) || !URL.canParse(address)) return undefined
  return address
}
