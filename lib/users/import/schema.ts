import { z } from 'zod'
import { checkbox } from '@/lib/core/form-fields'

/** The confirmation of an import: the rows that the page showed as correct, and whether to leave the others. */
export const confirmImportSchema = z.object({
  importId: z.string().max(40),
  rows: z.string().max(4000),
  onlyCorrect: checkbox(),
})

export type ConfirmImportInput = z.output<typeof confirmImportSchema>
