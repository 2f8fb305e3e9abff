/**
 * Whether a page is made in answer to a post to it, by the browser or by the framework's script. Not the page
 * that an action redirects to: the framework asks for that with the headers of the post.
 * @param head with `x-portal-method` (proxy.ts)
 */
export const isPostResponse = (head: Pick<Headers, 'get'>): boolean => head.get('x-portal-method') === 'POST'
