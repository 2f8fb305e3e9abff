'use server'
import { lookUpAccount } from '@/lib/account-admin/look-up-account'
import { defineAction } from '@/lib/actions/define-action'
import { reinstateCompany, suspendCompany } from '@/lib/companies/suspend-company'
import { requestSeries } from '@/lib/request-types'
import { reinstateAccount, suspendAccount } from '@/lib/users/suspend-account'
import { reinstateUser, suspendUser } from '@/lib/users/suspend-user'
import {
  lookUpForm,
  reinstateCompanyForm,
  reinstateForm,
  suspendCompanyForm,
  suspendForm,
  userForm,
} from './forms'
import { accountHref, accountsHref } from './hrefs'

const labels = 'office.accounts.labels'

export const lookUp = defineAction({
  name: 'accounts.look-up',
  permission: 'accounts.look-up',
  schema: lookUpForm,
  labels,
  limit: { most: 60, seconds: 600 },
  run: ({ tx, actor, at, input }) => lookUpAccount(tx, actor, at, { ...input, series: requestSeries }),
  onSuccess: ({ token }) => ({ redirect: accountsHref(token) }),
})

export const suspend = defineAction({
  name: 'accounts.suspend',
  permission: 'accounts.suspend',
  schema: suspendForm,
  labels,
  draftKey: ['accountId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => suspendAccount(tx, actor, at, input),
  onSuccess: ({ changed }, { input }) => ({
    redirect: accountHref(input.accountId, changed ? 'suspended' : 'suspendedBefore'),
  }),
})

export const reinstate = defineAction({
  name: 'accounts.reinstate',
  permission: 'accounts.suspend',
  schema: reinstateForm,
  labels,
  draftKey: ['accountId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => reinstateAccount(tx, actor, at, input),
  onSuccess: ({ changed }, { input }) => ({
    redirect: accountHref(input.accountId, changed ? 'reinstated' : 'reinstatedBefore'),
  }),
})

export const suspendOneCompany = defineAction({
  name: 'accounts.suspend-company',
  permission: 'accounts.suspend',
  schema: suspendCompanyForm,
  labels,
  draftKey: ['companyId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => suspendCompany(tx, actor, at, input),
  onSuccess: ({ changed }, { input }) => ({
    redirect: accountHref(input.accountId, changed ? 'companySuspended' : 'suspendedBefore'),
  }),
})

export const reinstateOneCompany = defineAction({
  name: 'accounts.reinstate-company',
  permission: 'accounts.suspend',
  schema: reinstateCompanyForm,
  labels,
  draftKey: ['companyId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => reinstateCompany(tx, actor, at, input),
  onSuccess: ({ changed }, { input }) => ({
    redirect: accountHref(input.accountId, changed ? 'companyReinstated' : 'reinstatedBefore'),
  }),
})

export const suspendOneUser = defineAction({
  name: 'accounts.suspend-user',
  permission: 'accounts.suspend',
  schema: userForm,
  labels,
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => suspendUser(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: accountHref(input.accountId, 'userSuspended') }),
})

export const reinstateOneUser = defineAction({
  name: 'accounts.reinstate-user',
  permission: 'accounts.suspend',
  schema: userForm,
  labels,
  draftKey: ['userId'],
  refreshOnFailure: true,
  run: ({ tx, actor, at, input }) => reinstateUser(tx, actor, at, input),
  onSuccess: (_value, { input }) => ({ redirect: accountHref(input.accountId, 'userReinstated') }),
})
