export type Urls = { DATABASE_URL: string; MIGRATION_DATABASE_URL: string }
export function adminUrlOf(url: string): string
export function urlsOf(name: string): Urls
export function cloneDatabase(name: string, template: string): Promise<Urls>
export function emptyDatabase(name: string): Promise<Urls>
export function dropDatabase(name: string): Promise<void>
