/** @jest-environment node */
import { roleOf, type Staff } from '@/lib/access/actor'
import { isSecondOfficer } from '@/lib/access/is-second-officer'
import { PERMISSIONS } from '@/lib/access/permission-table'
import { actingBy, can, canAnywhere, rolesHolding, type Permission } from '@/lib/access/permissions'
import { ROLES } from '@/lib/access/roles'
import { requestTypes } from '@/lib/request-types'
import { HANDLERS, PAGES } from '@/lib/access/routes'
import type { StaffRole } from '@/lib/db/generated/enums'
import { grantsOf } from '../support/test-grants'
import { sourceFiles } from '../support/guards/source-files'
import { actionsFound, handlersFound, pagesFound } from '../support/routes'

describe('every way in has its row in the table of access', () => {
  const pages = pagesFound()
  const handlers = handlersFound()
  const actions = actionsFound()

  it('finds the application', () => {
    expect(pages.length).toBeGreaterThan(25)
    expect(actions.length).toBeGreaterThan(20)
  })

  it('lists exactly the pages that exist', () =>
    expect(Object.keys(PAGES).sort()).toEqual([...new Set(pages.map(({ pattern }) => pattern))].sort()))

  it.each(pages.map((page) => [page.pattern, page] as const))(
    'page %s asks for the permission of its row',
    (_pattern, page) => {
      const permission = PAGES[page.pattern]
      if (permission === 'public.use')
        return expect(page.text).not.toMatch(/require(?:Permission|Anywhere)\('(?!public\.use')/)
      expect(page.text).toMatch(new RegExp(`require(?:Permission|Anywhere)\\('${permission}'`))
    },
  )

  it('lists exactly the route handlers and methods that exist', () => {
    const found = handlers.flatMap(({ pattern, methods }) => methods.map((method) => `${method} ${pattern}`))
    expect(Object.keys(HANDLERS).sort()).toEqual(found.sort())
  })

  it.each(actions.map((action) => [`${action.file} ${action.exportName}`, action] as const))(
    'action %s names a permission',
    (_title, action) => {
      expect(Object.keys(PERMISSIONS)).toContain(action.permission)
      expect(action.name).toMatch(/^[a-z-]+(\.[a-z-]+)+$/)
    },
  )

  it('gives each action a name of its own', () => {
    const names = actions.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('what serves requests of every type', () => {
  const shared = {
    read: 'requests.read',
    act: 'requests.act',
    oversee: 'requests.oversee',
    decide: 'requests.decide',
  } as const
  const rows = Object.values(requestTypes).flatMap(({ type, permissions }) =>
    (Object.keys(shared) as (keyof typeof shared)[]).map((kind) => [type, kind, permissions[kind]] as const),
  )

  it.each(rows)('is open to those whom %s admits to %s', (_type, kind, permission) => {
    const roles = rolesHolding(shared[kind])
    expect(rolesHolding(permission).filter((role) => !roles.includes(role))).toEqual([])
    const [own, of]: { roles: readonly string[]; service?: string }[] = [
      PERMISSIONS[shared[kind]],
      PERMISSIONS[permission],
    ]
    expect(own!.service).toBe(of!.service)
  })
})

describe('the table of permissions', () => {
  it('describes every permission and names known roles only', () => {
    for (const rule of Object.values(PERMISSIONS)) {
      expect(rule.description.length).toBeGreaterThan(7)
      for (const role of rule.roles) expect(ROLES).toContain(role)
      expect(rule.audience.length).toBeGreaterThan(0)
    }
  })

  it('has no row that nothing asks for', () => {
    const asked = new Set<string>([
      ...Object.values(PAGES),
      ...Object.values(HANDLERS),
      ...actionsFound().map(({ permission }) => permission),
      // Commands whose screens are to come ask for theirs themselves.
      ...sourceFiles(['lib'], /\.ts$/).flatMap(({ path, text }) =>
        path.startsWith('lib/access/')
          ? []
          : [...text.matchAll(/'([a-z]+\.[a-z]+)'/g)].map(([, name]) => name!),
      ),
    ])
    expect(Object.keys(PERMISSIONS).filter((name) => !asked.has(name))).toEqual([])
  })

  it('shows the auditor every page of the staff, and lets that role change nothing but its own', () => {
    const audited = Object.values(PAGES).filter((permission) =>
      (PERMISSIONS[permission].audience as readonly string[]).includes('staff'),
    )
    expect(audited.length).toBeGreaterThan(10)
    for (const permission of audited.filter((name) => name !== 'totp.use'))
      expect([permission, ...rolesHolding(permission)]).toContain('AUDITOR')
    for (const name of Object.keys(PERMISSIONS) as Permission[])
      if (rolesHolding(name).includes('AUDITOR')) expect(PERMISSIONS[name].effect).not.toBe('CHANGES')
  })

  it('lets no action run by a permission that only reads', () => {
    for (const { permission, name } of actionsFound())
      expect([name, PERMISSIONS[permission as Permission].effect]).not.toEqual([name, 'READS'])
  })

  const SIGNED_IN = {
    userId: 'u',
    accountId: 'a',
    sessionId: 's',
    firstName: '',
    lastName: '',
    email: '',
    locale: 'ar',
    idleEndsAt: new Date(),
    endsAt: new Date(),
    unread: 0,
  } as const
  const user = {
    ...SIGNED_IN,
    kind: 'ADDITIONAL',
    services: ['COMPANY_REGISTRATION', 'PAYMENTS'],
    grants: [],
  } as const

  it('refuses an additional user without the grant and lets one with it pass', () => {
    const granted = grantsOf([{ service: 'COMPANY_REGISTRATION', companyId: 'c' }])
    const elsewhere = grantsOf([{ service: 'PAYMENTS', companyId: 'c' }])
    expect(canAnywhere(user, 'companies.read')).toBe(false)
    expect(can({ ...user, grants: elsewhere }, 'companies.read', 'c')).toBe(false)
    expect(can({ ...user, grants: granted }, 'companies.read', 'c')).toBe(true)
    expect(can({ ...user, grants: granted }, 'companies.register', null)).toBe(false)
    expect(can({ ...user, services: ['PAYMENTS'], grants: granted }, 'companies.read', 'c')).toBe(false)
  })

  it('registers a new company with a grant of all, not with one of a company', () => {
    const all = grantsOf([{ service: 'COMPANY_REGISTRATION', companyId: null, reach: 'ALL' }])
    expect(can({ ...user, grants: all }, 'companies.register', null)).toBe(true)
    expect(can({ ...user, grants: all }, 'companies.register', 'c')).toBe(true)
    expect(can({ ...user, grants: all }, 'payments.pay', 'c')).toBe(false)
  })

  it('says no when what the call is about is left out, to a general user too', () => {
    const about = [] as unknown as [null]
    expect(can({ ...user, kind: 'GENERAL' }, 'companies.register', ...about)).toBe(false)
    expect(can({ ...user, kind: 'GENERAL' }, 'companies.register', null)).toBe(true)
  })

  it('binds the general user to what the account is subscribed to', () => {
    expect(can({ ...user, kind: 'GENERAL', services: ['TARIFF'] }, 'companies.register', null)).toBe(false)
    expect(canAnywhere({ ...user, kind: 'GENERAL', services: ['TARIFF'] }, 'tariff.use')).toBe(true)
  })

  it('takes another officer with the permission for a second decision', () => {
    const officer = { ...SIGNED_IN, kind: 'STAFF', roles: ['FINANCE_OFFICER'] } as const
    const staff = (roles: StaffRole[]) => ({ ...officer, roles })
    expect(isSecondOfficer(staff(['FINANCE_OFFICER']), 'payments.release', 'other')).toBe(true)
    expect(isSecondOfficer(staff(['FINANCE_OFFICER']), 'payments.release', 'u')).toBe(false)
    expect(isSecondOfficer(staff(['AUDITOR']), 'payments.release', 'other')).toBe(false)
  })

  it('names the role that gave the right', () => {
    const staff: Staff = { ...SIGNED_IN, kind: 'STAFF', roles: ['ADMINISTRATOR', 'REGISTRATION_OFFICER'] }
    expect(roleOf(staff)).toBe('ADMINISTRATOR')
    expect(roleOf(actingBy(staff, 'registrations.decide'))).toBe('REGISTRATION_OFFICER')
    expect(roleOf(actingBy(staff, 'registrations.read'))).toBe('ADMINISTRATOR')
  })
})
