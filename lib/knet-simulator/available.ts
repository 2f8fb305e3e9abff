import { env } from '@/lib/env'

/** Whether the simulator exists: in the demonstration and in tests alone. */
export const hasSimulator = (): boolean => env.PORTAL_MODE === 'demonstration' || env.PORTAL_MODE === 'test'

/**
 * Called first by whatever books money here: in production nothing of it may run, whoever calls.
 * @throws in production
 */
export function refuseInProduction(): void {
  if (!hasSimulator()) throw new Error('the KNET simulator does not run in production')
}
