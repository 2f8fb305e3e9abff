import type { PreviewProblem } from '@/lib/db/generated/enums'

/** The first pages of a document that are made. */
export const MAX_PREVIEW_PAGES = 20

export type PreviewPage = { png: Uint8Array; width: number; height: number }
export type RenderedPages = { totalPages: number; pages: PreviewPage[]; problem: PreviewProblem | null }
