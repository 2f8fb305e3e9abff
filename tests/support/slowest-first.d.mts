type Listed = { path: string; context: { config: { rootDir: string } } }
export default class SlowestFirst {
  sort<T extends Listed>(tests: readonly T[]): T[]
}
