/** @jest-environment node */
import config from '@/next.config'

type Params = Record<string, unknown>

/** The framework's own reader of such patterns, which has no types. */
const { compile, match } = jest.requireActual<{
  compile: (pattern: string) => (params: Params) => string
  match: (pattern: string) => (path: string) => false | { params: Params }
}>('next/dist/compiled/path-to-regexp')

/** Where the framework leads an address, by the redirects of the configuration; its query goes along. */
async function leadsTo(path: string): Promise<string | undefined> {
  for (const { source, destination, permanent } of await config.redirects!()) {
    const found = match(source)(path)
    if (found && permanent) return compile(destination)(found.params)
  }
  return undefined
}

it.each([
  ['/ar/admin/registrations', '/ar/admin/requests/registrations'],
  ['/en/admin/registrations/next', '/en/admin/requests/registrations/next'],
  [
    '/en/admin/registrations/019ab000-0000-7000-8000-000000000001',
    '/en/admin/requests/registrations/019ab000-0000-7000-8000-000000000001',
  ],
  ['/admin/registrations/x', '/admin/requests/registrations/x'],
  ['/fr/admin/registrations', undefined],
  ['/ar/admin/requests/registrations', undefined],
])('%s leads to %s for good', async (path, target) => expect(await leadsTo(path)).toBe(target))
