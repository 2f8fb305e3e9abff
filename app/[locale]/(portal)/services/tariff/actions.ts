'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { clearRecent, removeSaved, saveCode } from '@/lib/tariff/saved-codes'

const permission = 'tariff.use'
const code = z.object({
  code: z.string({ error: 'invalid' }).max(12),
  back: z.enum(['page', 'list']).default('page'),
})
const backTo = (back: 'page' | 'list', of: string) =>
  back === 'list' ? '/services/tariff#saved' : `/tariff/${of}`

export const save = defineAction({
  name: 'tariff.save',
  permission,
  company: 'NONE',
  schema: code,
  run: ({ tx, actor, at, input }) => saveCode(tx, actor, at, input.code),
  onSuccess: (saved) => ({ redirect: backTo('page', saved.code) }),
})

export const remove = defineAction({
  name: 'tariff.remove-saved',
  permission,
  company: 'NONE',
  schema: code,
  run: async ({ tx, actor, input }) => {
    const removed = await removeSaved(tx, actor, input.code)
    return removed.ok ? { ...removed, value: { href: backTo(input.back, removed.value.code) } } : removed
  },
  onSuccess: ({ href }) => ({ redirect: href }),
})

export const clear = defineAction({
  name: 'tariff.clear-recent',
  permission,
  company: 'NONE',
  schema: z.object({}),
  run: ({ tx, actor }) => clearRecent(tx, actor),
  onSuccess: () => ({ redirect: '/services/tariff' }),
})
