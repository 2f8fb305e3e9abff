/** A browser's cookies and headers for code that reads them through `next/headers`. */
const jar = new Map<string, string>()
const ages = new Map<string, number | undefined>()
const said = new Map<string, CookieOptions | undefined>()

type CookieOptions = {
  maxAge?: number
  expires?: Date
  path?: string
  domain?: string
  secure?: boolean
  httpOnly?: boolean
  sameSite?: string
}

export const browser = {
  headers: new Headers(),
  clear(): void {
    jar.clear()
    browser.headers = new Headers()
  },
  cookie: (name: string): string | undefined => jar.get(name),
  setCookie: (name: string, value: string): void => void jar.set(name, value),
  /** How long the browser was told to keep it, in seconds. */
  maxAge: (name: string): number | undefined => ages.get(name),
  /** All that it was told of a cookie. */
  options: (name: string): CookieOptions | undefined => said.get(name),
  /** What a thief would take along. */
  copy: (): Map<string, string> => new Map(jar),
  paste(copied: Map<string, string>): void {
    jar.clear()
    for (const [name, value] of copied) jar.set(name, value)
  },
}

/**
 * Stands in for the module: `jest.mock('next/headers', () =>
 * jest.requireActual('@/tests/support/browser').nextHeaders)`.
 */
export const nextHeaders = {
  headers: () => Promise.resolve(browser.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => (jar.has(name) ? { name, value: jar.get(name)! } : undefined),
      has: (name: string) => jar.has(name),
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      set: (name: string, value: string, options?: CookieOptions) => {
        ages.set(name, options?.maxAge)
        said.set(name, options)
        void (options?.maxAge === 0 ? jar.delete(name) : jar.set(name, value))
      },
    }),
}
