/** The line drawings of icons.svg, each on a 24-unit square. */
export const ICON_NAMES = [
  'home', 'dashboard', 'services', 'company', 'companies', 'requests', 'request', 'request-alert', 'card', 'search', 'users',
  'user', 'user-check', 'checklist', 'sign-out', 'sign-in', 'bell', 'book', 'support', 'chevron', 'chevron-down', 'next', 'back',
  'check', 'close', 'plus', 'info', 'alert', 'warning', 'success', 'stopped', 'circle', 'circle-dot', 'clock', 'progress',
  'calendar-clock', 'calendar', 'phone', 'mail', 'fax', 'shield', 'key', 'lock', 'menu', 'globe', 'sun', 'moon', 'screen', 'eye',
  'download', 'upload', 'file', 'trash', 'edit', 'refresh', 'undo', 'filter', 'history', 'note', 'saved', 'external', 'print',
  'badge', 'settings', 'link',
] as const

export type IconName = (typeof ICON_NAMES)[number]

/** They point along the line of reading and turn with it. */
export const MIRRORED: ReadonlySet<IconName> = new Set<IconName>(['chevron', 'next', 'back', 'sign-out', 'sign-in', 'undo', 'note'])
