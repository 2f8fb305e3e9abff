/** @jest-environment node */
import { portalMenu } from '@/app/[locale]/(portal)/portal-menu'
import type { Member } from '@/lib/access/actor'
import { permissionOfPath } from '@/lib/access/permission-of-path'
import { canAnywhere } from '@/lib/access/permissions'
import { PAGES } from '@/lib/access/routes'
import { SERVICES } from '@/lib/services/service-catalogue'
import { grantsOf, type TestGrant } from '../../support/test-grants'

const reader = (kind: 'GENERAL' | 'ADDITIONAL', grants: TestGrant[] = []): Member => ({
  kind,
  userId: 'u',
  accountId: 'a',
  sessionId: 's',
  firstName: '',
  lastName: '',
  email: '',
  locale: 'ar',
  idleEndsAt: new Date(0),
  endsAt: new Date(0),
  unread: 0,
  services: SERVICES,
  grants: grantsOf(grants),
})
const hrefs = (actor: Member) =>
  portalMenu((key) => key, actor).flatMap(({ entries }) => entries.map(({ href }) => href))

const READERS: [string, Member][] = [
  ['a general user', reader('GENERAL')],
  ['an additional user without a grant', reader('ADDITIONAL')],
  ['an additional user with one service', reader('ADDITIONAL', [{ service: 'PAYMENTS', companyId: 'c' }])],
]

test.each(READERS)(
  'the menu of %s leads to pages that exist and open to that reader, each once',
  (_who, actor) => {
    const found = hrefs(actor)
    expect(new Set(found).size).toBe(found.length)
    for (const href of found) {
      const permission = permissionOfPath(href)
      expect([href, permission !== undefined && canAnywhere(actor, permission)]).toEqual([href, true])
    }
  },
)

test('everybody finds the services; what only a general user may do, only a general user finds', () => {
  for (const [, actor] of READERS) expect(hrefs(actor)).toContain('/services')
  expect(hrefs(reader('GENERAL')).includes('/users')).toBe('/users' in PAGES)
  expect(hrefs(reader('ADDITIONAL'))).not.toContain('/users')
  expect(hrefs(reader('ADDITIONAL')).includes('/activity')).toBe('/activity' in PAGES)
  expect(hrefs(reader('ADDITIONAL'))).not.toContain('/payments')
})
