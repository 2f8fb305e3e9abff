import { newToken } from '@/lib/core/ids'

/** Where the browser is sent: the result page of an attempt, or the neutral one. */
export type ResultPage = { locale: string; token: string }

/** The answer to everything that is not a sound message about an attempt of ours: it tells nothing. */
export const neutralResultPage = (): ResultPage => ({ locale: 'ar', token: newToken() })
