type Challenge = { algorithm: string; challenge: string; maxnumber: number; salt: string; signature: string }

const BATCH = 250

function firstBytes(hex: string): number {
  return parseInt(hex.slice(0, 8), 16)
}

/**
 * The number whose SHA-256 behind the salt is the challenge (altcha's puzzle); the page stays usable
 * meanwhile.
 */
async function findNumber({ challenge, salt, maxnumber }: Challenge): Promise<number> {
  const encoder = new TextEncoder()
  const wanted = firstBytes(challenge)
  for (let from = 0; from <= maxnumber; from += BATCH) {
    const sums = await Promise.all(
      Array.from({ length: BATCH }, (_, i) =>
        crypto.subtle.digest('SHA-256', encoder.encode(`${salt}${from + i}`)),
      ),
    )
    const found = sums.findIndex((sum) => new DataView(sum).getUint32(0) === wanted)
    if (found >= 0) return from + found
  }
  throw new Error('no solution')
}

/**
 * Fetches a challenge and solves it.
 * @returns what the form posts as `altcha`;
 * @throws where the browser cannot (no secure context)
 */
export async function solveProof(): Promise<string> {
  const answer = await fetch('/api/captcha/proof', { cache: 'no-store' })
  if (!answer.ok) throw new Error('no challenge')
  const challenge = (await answer.json()) as Challenge
  const number = await findNumber(challenge)
  const { algorithm, challenge: sum, salt, signature } = challenge
  return btoa(JSON.stringify({ algorithm, challenge: sum, number, salt, signature }))
}
