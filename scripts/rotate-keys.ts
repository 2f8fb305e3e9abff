/**
 * `npm run rotate-keys`: when every server and worker has the new key first in DATA_KEYS (README, Change the
 * key). Says what each key still seals, and fails while an older one seals anything: that key must stay in
 * the ring.
 */
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { rotateKeys } from '@/lib/secrets/rotate-keys'

const { changed, sealed } = await rotateKeys()
for (const [column, rows] of Object.entries(changed)) console.log(`${column}: ${rows} encrypted again`)
for (const [key, values] of Object.entries(sealed)) console.log(`key ${key}: seals ${values}`)
const left = Object.entries(sealed).filter(([key, values]) => key !== env.DATA_KEYS[0]!.id && values > 0)
if (left.length > 0) {
  console.error(
    `not finished: ${left.map(([key]) => key).join(', ')} must stay. Does a server still have it first?`,
  )
  process.exitCode = 1
}
await db.$disconnect()
