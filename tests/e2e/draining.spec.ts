import { startPortal } from '@/tests/support/portal-server'
import { expect, test } from '@/tests/support/journey-fixtures'

test('a server told to stop says so to the load balancer while it still answers, and then ends', async () => {
  const portal = await startPortal({
    worker: false,
    settings: { SHUTDOWN_SECONDS: '10', DRAIN_SECONDS: '4' },
  })
  const address = portal.url.replace('localhost', '127.0.0.1')
  const ready = () => fetch(`${address}/api/health/ready`)
  let stopped: Promise<void> | undefined
  try {
    expect((await ready()).status).toBe(200)
    stopped = portal.stop()
    await expect.poll(async () => (await ready()).status, { intervals: [100], timeout: 3000 }).toBe(503)
    expect(await (await ready()).json()).toMatchObject({ status: 'stopping', checks: { database: true } })
    expect((await fetch(`${address}/ar`)).status).toBe(200)
  } finally {
    await (stopped ?? portal.stop())
  }
  await expect(ready()).rejects.toThrow()
})
