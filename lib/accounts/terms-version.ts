/** The terms in force. A change of their text gets a new version; acceptances keep the one that was shown. */
export const TERMS_VERSION = '2026-11-30'
