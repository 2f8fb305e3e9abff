/** `npm run rotate-keys`: after a new first key was put into DATA_KEYS. The old key stays in the ring until this has run. */
import { db } from '@/lib/db/client'
import { rotateKeys } from '@/lib/secrets/rotate-keys'

for (const [column, rows] of Object.entries(await rotateKeys())) console.log(`${column}: ${rows} encrypted again`)
await db.$disconnect()
