/** @jest-environment node */
import { can, PERMISSIONS, ROLES } from '@/lib/access/permissions'
import { HANDLERS, PAGES } from '@/lib/access/routes'
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
        return expect(page.text).not.toMatch(/requirePermission\('(?!public\.use')/)
      expect(page.text).toContain(`requirePermission('${permission}'`)
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

describe('the table of permissions', () => {
  it('describes every permission and names known roles only', () => {
    for (const rule of Object.values(PERMISSIONS)) {
      expect(rule.description.length).toBeGreaterThan(7)
      for (const role of rule.roles) expect(ROLES).toContain(role)
    }
  })

  it('has no row that nothing asks for', () => {
    const asked = new Set<string>([
      ...Object.values(PAGES),
      ...Object.values(HANDLERS),
      ...actionsFound().map(({ permission }) => permission),
    ])
    expect(Object.keys(PERMISSIONS).filter((name) => !asked.has(name))).toEqual([])
  })

  it('lets the auditor change nothing', () => {
    const held = Object.entries(PERMISSIONS)
      .filter(([, rule]) => (rule.roles as readonly string[]).includes('AUDITOR'))
      .map(([name]) => name)
    expect(held.filter((name) => /decide|register|manage|release/.test(name))).toEqual([])
  })

  it('refuses an additional user without the grant and lets one with it pass', () => {
    const user = {
      kind: 'ADDITIONAL',
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
    expect(can({ ...user, grants: [] }, 'companies.read')).toBe(false)
    expect(can({ ...user, grants: [{ service: 'PAYMENTS', companyId: 'c' }] }, 'companies.read', 'c')).toBe(
      false,
    )
    expect(
      can({ ...user, grants: [{ service: 'COMPANY_REGISTRATION', companyId: 'c' }] }, 'companies.read', 'c'),
    ).toBe(true)
    expect(
      can(
        { ...user, grants: [{ service: 'COMPANY_REGISTRATION', companyId: 'c' }] },
        'companies.register',
        null,
      ),
    ).toBe(false)
  })
})
