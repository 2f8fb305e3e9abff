import { httpClient } from '@/tests/support/http-client'
import { signIn } from '@/tests/support/registration-run'
import { expect, test } from '@/tests/support/journey-fixtures'

const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test('the title stands in the head of every page as it is served, and not in the body where only a script would find it', async ({
  portal,
}) => {
  const client = httpClient({
    at: () => portal.url.replace('localhost', '127.0.0.1'),
    origin: portal.url,
    headers: { 'user-agent': BROWSER },
  })
  const titleOf = async (path: string) => {
    const { text, status } = await client.get(path)
    expect(status, path).toBeLessThan(500)
    const [head = '', body = ''] = text.split('</head>')
    // Pictures have titles of their own.
    expect(body.replace(/<svg.*?<\/svg>/gs, ''), path).not.toMatch(/<title>|<meta name="description"/)
    return /<title>([^<]+)<\/title>/.exec(head)?.[1]
  }
  const open = ['/ar', '/en', '/ar/sign-in', '/en/register', '/ar/guide', '/ar/support', '/en/no/such/page']
  for (const path of open) expect(await titleOf(path), path).toBeTruthy()
  await signIn(client, 'hamed@ofuq.example', 'Kuwait#2026')
  for (const path of ['/ar/dashboard', '/en/requests', '/ar/companies', '/ar/notifications', '/en/account'])
    expect(await titleOf(path), path).toBeTruthy()
})
