/** What the process is for. Without `PORTAL_MODE` it is production. */
export type PortalMode = 'production' | 'demonstration' | 'test'

/**
 * Values for settings that were not given. Production gets only what is harmless everywhere; secrets have no
 * default in any mode: scripts/portal and scripts/test make them once and pass them on.
 */
export function defaultsFor(
  mode: PortalMode,
  given: Record<string, string | undefined>,
): Record<string, string> {
  const common = {
    PORTAL_MODE: mode,
    PORT: '3000',
    DATABASE_POOL: '10',
    DATA_DIR: '.data',
    NEXT_DIST_DIR: '.next',
    LOG_LEVEL: mode === 'test' ? 'warn' : 'info',
    WORKER_MONEY_CONCURRENCY: '4',
    WORKER_MAIL_CONCURRENCY: '4',
    WORKER_DELIVER_CONCURRENCY: '8',
    WORKER_BULK_CONCURRENCY: '3',
    SHUTDOWN_SECONDS: '20',
    DRAIN_SECONDS: mode === 'production' ? '5' : '0',
    TEST_DEEP: '0',
  }
  if (mode === 'production') return common
  return {
    ...common,
    SITE_URL: `http://localhost:${given.PORT ?? common.PORT}`,
    TRUSTED_PROXIES: '0',
    MAIL_FROM: 'Customs portal <portal@example.invalid>',
  }
}
