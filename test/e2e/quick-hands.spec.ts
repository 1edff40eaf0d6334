import type { Page } from '@playwright/test'
import { newCustomerId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { durand } from '../support/customers.ts'
import { tenCoffees } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { holdBack } from './hold-back.ts'
import { expect, test } from './till.ts'

const t = texts.fr
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const coffee = (page: Page) => page.locator('.tiles').getByRole('button', { name: /^Café / })

async function known(ask: AskOverSocket, name: string, phone: string) {
  const customerId = newCustomerId()
  await ask.customers.save({ ...command(), customerId, ...durand, name, phone })
  return customerId
}

test('Enter before the answer names whoever is found for what was typed, and writes nobody new', async ({
  cafe,
  page,
}) => {
  const line = await holdBack(page, 'customers/search', Number.POSITIVE_INFINITY)
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await ask.loyalty.changeRules({ ...command(), rules: tenCoffees })
  await known(ask, 'Paul Rieu', '06 00 00 00 01')
  await known(ask, 'Jeanne Durand', '06 00 00 00 02')
  await coffee(page).click()
  await key(page, 'Nommer le client, pour ses tampons').click()
  await expect(key(page, /^Paul Rieu/)).toBeVisible()
  line.hold('customers/search', 0)
  await page.keyboard.type('dur')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: t.money.search })).toHaveValue('dur')
  line.letGo()
  await expect(page.getByRole('region', { name: 'Client de ce ticket' })).toContainText('Jeanne Durand')
  expect(await ask.customers.search({ text: '', limit: 10 })).toHaveLength(2)
})

test('Enter before the answer puts a ticket on the account of nobody else; what is typed on is not meant yet', async ({
  cafe,
  page,
}) => {
  const line = await holdBack(page, 'accounts/list', Number.POSITIVE_INFINITY)
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await ask.till.changeSettings({ ...command(), tenders: ['cash', 'card', 'account'] })
  const names = ['Abel Martin', 'Zoran Durand', 'Zita Rieu']
  for (const [n, name] of names.entries()) {
    const customerId = await known(ask, name, `06 00 00 00 0${n}`)
    await ask.accounts.setLimit({ ...command(), customerId, limitCents: cents(5000) })
  }
  const owed = async () => (await ask.accounts.list({ text: '' })).filter(({ balanceCents }) => balanceCents > 0)
  await coffee(page).click()
  await key(page, 'Mettre sur le compte d’un client').click()
  await expect(key(page, /^Abel Martin/)).toBeVisible()
  line.hold('accounts/list', 0)
  await page.keyboard.type('z')
  await page.keyboard.press('Enter')
  await page.keyboard.type('oran')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: t.money.search })).toHaveValue('zoran')
  expect(await owed()).toEqual([])
  line.letGo()
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  expect(await owed()).toMatchObject([{ name: 'Zoran Durand', balanceCents: 160 }])
})
