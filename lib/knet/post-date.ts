/**
 * KNET's settlement date `1124` (month and day, no year: knet.md §3.3) as `24/11`, the order of every other
 * date; another text as it is.
 */
export const formatPostDate = (postDate: string): string =>
  /^\d{4}$/.test(postDate) ? `${postDate.slice(2)}/${postDate.slice(0, 2)}` : postDate
