import type { ReactNode } from 'react'
import type { IconName } from '@/components/ui/icon'
import type { FormState } from '@/lib/actions/form-state'

export type MenuEntry = {
  /** Below the language. */
  href: string
  label: string
  /** For the bottom bar of phones, where the label is too long. */
  short?: string
  icon: IconName
  /** How many wait there. */
  count?: number
  countLabel?: string
  /** Current on this very address alone, not on those below it. */
  exact?: boolean
}

export type MenuSection = { title?: string; entries: MenuEntry[] }

export type ShellAction = (previous: FormState, form: FormData) => Promise<FormState>

/** Support line as the settings have it. */
export type SupportLine = { name: string; email: string; phones: string[]; fax: string }

/** The portal as a customer sees it, which staff are looking at. */
export type ObservedView = { userName: string; endsAt: Date; endAction: ShellAction }

/** What every shell needs from its layout: read with `shellProps()`. */
export type ShellBase = {
  children: ReactNode
  support: SupportLine
  theme: 'system' | 'light' | 'dark'
  themeAction: ShellAction
  observation?: ObservedView
}

export type ShellUser = {
  /** Names what a tab keeps of this reader's forms. */ id: string
  name: string
  role: string
}

/** When the session ends: the idle time runs again with each page. */
export type SessionTimes = { now: Date; idleEndsAt: Date; endsAt: Date; signInPath: string }
