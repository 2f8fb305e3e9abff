import type { Page } from '@playwright/test'
import type { Ids } from './people'
import { sendEmpty } from './visit-steps'
import { at, of, type Made } from './visit'

const lookFor = (typed: string) => async (page: Page) => {
  await page.locator('#field-q').fill(typed)
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(/find=/)
  await page.locator('#found-title').waitFor()
}

const accounts = '/admin/accounts'
const account = (ids: Ids) => `${accounts}/${ids.account}`
const suspended = (ids: Ids) => `${accounts}/${ids.suspendedAccount}`
const company = `${accounts}/[account]/companies/[company]`
const user = `${accounts}/[account]/users/[user]`

/** Accounts as the office looks them up, suspends and reinstates them, and what their people see then. */
export const ACCOUNTS: Made[] = [
  at(accounts, 'administrator', 'suspended ones'),
  at(accounts, 'finance', 'reads only'),
  at(accounts, 'administrator', 'found', { act: lookFor('شركة') }),
  at(accounts, 'administrator', 'nothing found', { act: lookFor('nobody@nowhere.example') }),
  at(accounts, 'administrator', 'too short', {
    act: async (page) => {
      await page.locator('#field-q').fill('ab')
      await sendEmpty(page)
    },
  }),
  of(`${accounts}/[account]`, 'administrator', account, 'active'),
  of(`${accounts}/[account]`, 'administrator', suspended, 'suspended'),
  of(
    `${accounts}/[account]`,
    'administrator',
    (ids) => `${account(ids)}?done=suspendedBefore`,
    'done before',
  ),
  of(`${accounts}/[account]`, 'auditor', suspended, 'reads only'),
  of(`${accounts}/[account]`, 'administrator', (ids) => `${accounts}/${ids.company}`, 'no such account', {
    status: 404,
  }),
  of(`${accounts}/[account]/suspend`, 'administrator', (ids) => `${account(ids)}/suspend`),
  of(`${accounts}/[account]/suspend`, 'administrator', (ids) => `${account(ids)}/suspend`, 'with errors', {
    act: sendEmpty,
  }),
  of(`${accounts}/[account]/suspend`, 'auditor', (ids) => `${account(ids)}/suspend`, 'reads only'),
  of(
    `${accounts}/[account]/reinstate`,
    'administrator',
    (ids) => `${suspended(ids)}/reinstate`,
    'with errors',
    { act: sendEmpty },
  ),
  of(
    `${company}/suspend`,
    'administrator',
    (ids) => `${account(ids)}/companies/${ids.company}/suspend`,
    'with errors',
    { act: sendEmpty },
  ),
  of(
    `${company}/reinstate`,
    'administrator',
    (ids) => `${suspended(ids)}/companies/${ids.suspendedCompany}/reinstate`,
    'with errors',
    { act: sendEmpty },
  ),
  of(
    `${user}/suspend`,
    'administrator',
    (ids) => `${account(ids)}/users/${ids.colleague}/suspend`,
    'with errors',
    { act: sendEmpty },
  ),
  of(
    `${user}/reinstate`,
    'administrator',
    (ids) => `${account(ids)}/users/${ids.suspendedColleague}/reinstate`,
  ),
  at('/suspended', 'suspended'),
  at('/suspended', 'visitor', 'of nobody'),
  at('/sign-in', 'suspended', 'of a suspended account'),
]
