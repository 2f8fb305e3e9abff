/**
 * Settings that a test puts over the fixed ones; with `jest.mock('@/lib/env', () =>
 * jest.requireActual('../support/mock-settings').mockedEnv())`.
 */
export const mockSettings: Record<string, unknown> = {}

export function mockedEnv(): typeof import('@/lib/env') {
  const actual = jest.requireActual<typeof import('@/lib/env')>('@/lib/env')
  const env = new Proxy({} as typeof actual.env, {
    get: (_target, property) =>
      Object.hasOwn(mockSettings, property)
        ? mockSettings[property as string]
        : Reflect.get(actual.env, property),
  })
  return { ...actual, env }
}
