'use server'
import { z } from 'zod'
import { defineAction } from '@/lib/actions/define-action'
import { ok } from '@/lib/core/result'
import { THEMES, writeTheme } from '@/lib/theme/theme'

export const setTheme = defineAction({
  name: 'shell.theme',
  permission: 'public.use',
  transaction: false,
  schema: z.object({ theme: z.enum(THEMES) }),
  run: async ({ input }) => ok(await writeTheme(input.theme)),
})
