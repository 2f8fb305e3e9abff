import { defineConfig } from 'prisma/config'

/** For the Prisma command line only; the application and scripts/migrate connect by themselves. */
export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } })
