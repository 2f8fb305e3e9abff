/** Arguments of Node for a compiled program; `name` as in scripts/run.mjs. */
export function program(name: string, ...flags: string[]): string[]
/** The same for programs that import what Next keeps on the server. */
export function serverProgram(name: string, ...flags: string[]): string[]
