export type Role = 'portal_owner' | 'portal_app' | 'postgres'
export type Server = {
  port: number
  pid: number
  folder: string
  adminUrl: string
  url: (role: Role, database: string) => string
  stop: () => Promise<void>
}
export function startPostgres(options: {
  dataDir: string
  volatile?: boolean
  say?: (line: string) => void
}): Promise<Server>
export function ensureDatabase(adminUrl: string, name: string, afresh?: boolean): Promise<void>
export function freePort(): Promise<number>
