/**
 * Domain time of a test that moves it by hand, for KNET's side too: `jest.mock('@/lib/core/clock', …)` with
 * `clockOfTheModel`.
 */
export const modelClock = { at: new Date('2026-11-24T06:00:00Z') }

export function clockOfTheModel(): typeof import('@/lib/core/clock') {
  const actual = jest.requireActual<typeof import('@/lib/core/clock')>('@/lib/core/clock')
  return { ...actual, now: async () => new Date(modelClock.at) }
}
