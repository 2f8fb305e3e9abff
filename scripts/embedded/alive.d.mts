export function alive(pid: number | undefined, part?: string): boolean
