import { expect, test } from '@/tests/support/journey-fixtures'
import { raw } from '../support/raw-requests'

test('no folder is listed, and neither source, settings nor the history of the code are served', async ({
  portal,
}) => {
  for (const path of [
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/package.json',
    '/lib/env.ts',
    '/.next/BUILD_ID',
    '/.data/',
    '/_next/',
    '/_next/static/',
    '/_next/static/chunks/',
    '/api/',
    '/node_modules/',
  ]) {
    const answer = await raw(portal, path, { headers: { accept: 'text/html' } })
    expect([301, 307, 308, 404], `${path} answered ${answer.status}`).toContain(answer.status)
    expect(answer.text, path).not.toMatch(/Index of|\[core\]|ref: refs|DATABASE_URL|customs-portal/)
  }
})
