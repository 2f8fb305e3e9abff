const DONE = ['ended', 'over'] as const
export type ObservationDone = (typeof DONE)[number]

/**
 * Where staff begin to observe a user of an account.
 * @param done what was just done: ended by the officer, or by its time
 */
export const observeHref = (accountId: string, done?: ObservationDone): string =>
  `/admin/accounts/${accountId}/observe${done ? `?done=${done}` : ''}`

/** What was just done, as the address says. */
export const observationDoneOf = (value: unknown): ObservationDone | undefined =>
  DONE.find((done) => done === value)
