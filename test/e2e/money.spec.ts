import type { Page } from '@playwright/test'
import { newCustomerId, newLineId, newTicketId, newVoucherId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { durand } from '../support/customers.ts'
import { command } from '../support/said.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { expectAccessible, expectReachable } from './accessible.ts'
import { countTaps, openCard, sell, toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

const tile = (page: Page, name: RegExp) => page.locator('.tiles').getByRole('button', { name })
const total = (page: Page) => page.locator('.total output').first()

test.beforeEach(async ({ cafe, page }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

test('tips are switched on in the settings; then one touch rounds up, and the paper keeps them apart', async ({
  cafe,
  page,
}) => {
  await expect(page.getByRole('group', { name: 'Pourboire' })).toBeHidden()
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, 'Clients')
  await page.getByRole('radiogroup', { name: 'Pourboires au comptoir' }).getByRole('radio', { name: 'Oui' }).click()
  await expect(page.getByText(/hors chiffre d’affaires, sans TVA/)).toBeVisible()
  await expectAccessible(page, 'settings for customers')
  await keepPicture(page, 'money-settings')
  await page.getByRole('button', { name: 'Comptoir', exact: true }).click()

  const keys = page.getByRole('group', { name: 'Pourboire' })
  await expect(keys).toBeVisible()
  await tile(page, /^Café/).click()
  const taps = await countTaps(page)
  await keys.getByRole('button', { name: /^Arrondir à 2,00/ }).click()
  expect(await taps()).toBe(1)
  await expect(total(page)).toHaveText(/2,00/)
  await keys.getByRole('button', { name: /^Pourboire de 1,00/ }).click()
  await expect(total(page)).toHaveText(/3,00/)
  await expectAccessible(page, 'tips at the counter')
  await keepPicture(page, 'money-tip')
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/Pourboire +1,40 H[\s\S]*H : hors chiffre/)
})

test('any amount is a tip from the pad', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await ask.till.changeSettings({ ...command(), tips: true })
  await tile(page, /^Café/).click()
  await page.getByRole('button', { name: /^Autre montant/ }).click()
  const pad = page.getByRole('group', { name: 'Autre montant' })
  for (const key of ['3', '5', '0']) await pad.getByRole('button', { name: key, exact: true }).click()
  await keepPicture(page, 'money-tip-pad')
  await pad.getByRole('button', { name: 'Pourboire', exact: true }).click()
  await expect(page.locator('.lines')).toContainText('Pourboire')
  await expect(total(page)).toHaveText(/5,10/)
})

const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const typeOn = async (page: Page, label: string, digits: string) => {
  const pad = page.getByRole('group', { name: label, exact: true })
  for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click()
}
const CODE = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/
/** A wand's keys, all in one moment however busy the machine is. */
const scan = (page: Page, code: string) =>
  page.evaluate((text) => {
    const codeOf = (sign: string) => (/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`)
    const keys = [...Array.from(text, (sign) => ({ key: sign, code: codeOf(sign) })), { key: 'Enter', code: 'Enter' }]
    for (const one of keys) dispatchEvent(new KeyboardEvent('keydown', { ...one, bubbles: true, cancelable: true }))
  }, code)
const useAll = async (ask: AskOverSocket) =>
  ask.till.changeSettings({ ...command(), tips: true, tenders: ['cash', 'card', 'voucher', 'account'] })

test('a customer gets an account; a ticket goes on it in two touches, is aged, settled and printed', async ({
  cafe,
  page,
}) => {
  await useAll(await cafe.ask())
  await key(page, 'Clients').click()
  await expectAccessible(page, 'customers, nobody yet')
  await key(page, 'Nouveau client').click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Jeanne Durand')
  await page.getByRole('textbox', { name: 'Téléphone' }).fill('06 11 22 33 44')
  await key(page, 'Enregistrer').click()
  await key(page, 'Ouvrir un compte').click()
  await typeOn(page, 'Plafond', '5000')
  await keepPicture(page, 'money-limit')
  await key(page, 'Enregistrer').click()
  await expect(page.getByText('plafond 50,00')).toBeVisible()

  await key(page, 'Comptoir').click()
  await tile(page, /^Café/).click()
  const taps = await countTaps(page)
  await key(page, 'Mettre sur le compte d’un client').click()
  await keepPicture(page, 'money-account-panel')
  await expectAccessible(page, 'whose account')
  await key(page, /^Jeanne Durand.*y mettre 1,60/).click()
  expect(await taps()).toBe(2)
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/Compte client +1,60/)

  await key(page, 'Clients').click()
  await page.getByRole('radio', { name: 'À recevoir' }).click()
  await expect(page.getByRole('row', { name: /Jeanne Durand 1,60 1,60/ })).toBeVisible()
  await key(page, 'Jeanne Durand').click()
  await expectAccessible(page, 'what is owed')
  await keepPicture(page, 'money-owed')
  await key(page, 'Imprimer le relevé').click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/RELEVÉ DE COMPTE[\s\S]*Jeanne Durand[\s\S]*RESTE DÛ +1,60/)
  await key(page, 'Effacer ce client').click()
  await key(page, 'Oui, effacer').click()
  await expect(page.getByText(/Ce client doit encore quelque chose/)).toBeVisible()
  await page.keyboard.press('Escape')
  await key(page, 'Régler').click()
  await key(page, /^Tout régler, 1,60/).click()
  await expect(total(page)).toHaveText(/1,60/)
  await key(page, 'Espèces juste').click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  await key(page, 'Clients').click()
  await expect(page.getByText('Personne ne doit rien.')).toBeVisible()
})

test('beyond the limit of an account somebody who may says so, in place of the pay strip', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await useAll(ask)
  const customerId = newCustomerId()
  await ask.customers.save({ ...command(), customerId, ...durand })
  await ask.accounts.setLimit({ ...command(), customerId, limitCents: cents(100) })
  await tile(page, /^Café/).click()
  await key(page, 'Mettre sur le compte d’un client').click()
  await key(page, /^Jeanne Durand.*y mettre 1,60/).click()
  await expect(page.getByText(/Le plafond est de 1,00/)).toBeVisible()
  await key(page, 'Dépasser le plafond').click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
})

test('a voucher is sold, its paper bears the code, and a scan and one touch spend it', async ({ cafe, page }) => {
  await useAll(await cafe.ask())
  await key(page, 'Clients').click()
  await page.getByRole('radio', { name: 'Bons' }).click()
  await typeOn(page, 'Montant du bon', '2000')
  await expectAccessible(page, 'vouchers')
  await key(page, 'Vendre un bon').click()
  await expect(total(page)).toHaveText(/20,00/)
  await key(page, 'Espèces juste').click()
  await expect
    .poll(() => paperOf(cafe.printer))
    .toMatch(/BON CADEAU[\s\S]*20,00[\s\S]*[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
  const code = CODE.exec(paperOf(cafe.printer))?.[0] ?? ''

  await tile(page, /^Café/).click()
  await scan(page, code.replaceAll('-', ''))
  await expect(page.getByRole('heading', { name: 'Bon n° 1' })).toBeVisible()
  await expectAccessible(page, 'a voucher that was read')
  await keepPicture(page, 'money-voucher-shown')
  await key(page, /^Prendre 1,60/).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
})

test('a code is typed as well, a slip of the finger is told, and a lost voucher is blocked', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await useAll(ask)
  const voucherId = newVoucherId()
  const ticketId = newTicketId()
  const line = { ticketId, lineId: newLineId(), place: 'on-site' as const }
  await ask.vouchers.sell({ ...command(), ...line, voucherId, amountCents: cents(1840) })
  await key(page, 'Espèces juste').click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(CODE)
  const code = CODE.exec(paperOf(cafe.printer))?.[0] ?? ''
  await tile(page, /^Café/).click()
  await key(page, 'Payer avec un bon d’achat').click()
  const field = page.getByRole('textbox', { name: 'Code du bon' })
  await field.fill('ABCD-EFGH')
  await key(page, 'Lire').click()
  await expect(page.getByText(/Ce code est mal tapé/)).toBeVisible()
  await keepPicture(page, 'money-voucher-code')
  await field.fill(code.toLowerCase())
  await key(page, 'Lire').click()
  await expect(page.getByText(/Il restera 16,80.* sur le bon/)).toBeVisible()

  await key(page, 'Clients').click()
  await page.getByRole('radio', { name: 'Bons' }).click()
  await page.getByRole('button', { name: /^Bon n° 1/ }).click()
  await keepPicture(page, 'money-vouchers')
  await key(page, 'Perdu : bloquer').click()
  await key(page, 'Oui, bloquer').click()
  await expect(page.getByText('Aucun bon.')).toBeVisible()
})

test('what comes back is given as a voucher, or goes back on the account that it was put on', async ({
  cafe,
  page,
}) => {
  const ask = await cafe.ask()
  await useAll(ask)
  const customerId = newCustomerId()
  await ask.customers.save({ ...command(), customerId, ...durand })
  await ask.accounts.setLimit({ ...command(), customerId, limitCents: cents(5000) })
  await sell(page, [/^Café 1,60/])
  await openCard(page)
  await key(page, 'Tout rembourser').click()
  await key(page, /^Bon d’achat 1,60/).click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/AVOIR[\s\S]*1,60/)

  await tile(page, /^Café/).click()
  await key(page, 'Mettre sur le compte d’un client').click()
  await key(page, /^Jeanne Durand/).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  await openCard(page)
  await key(page, 'Tout rembourser').click()
  await keepPicture(page, 'money-refund')
  await key(page, /^Compte client 1,60/).click()
  await expect.poll(async () => (await ask.accounts.list({ text: '' }))[0]?.balanceCents).toBe(0)
})

for (const [width, height] of [
  [1024, 768],
  [1920, 1080],
] as const) {
  test(`customers and their money fit ${width} by ${height}, in the dark too`, async ({ cafe, page }) => {
    const ask = await cafe.ask()
    await useAll(ask)
    for (const [name, limit] of [
      ['Jeanne Durand', 5000],
      ['Mairie de Saint-Pierre', 20_000],
      ['Paul Rieu', 0],
    ] as const) {
      const customerId = newCustomerId()
      await ask.customers.save({ ...command(), customerId, ...durand, name })
      if (limit > 0) await ask.accounts.setLimit({ ...command(), customerId, limitCents: cents(limit) })
    }
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: 'dark' })
    await key(page, 'Clients').click()
    await page.getByRole('button', { name: /^Jeanne Durand/ }).click()
    await expectAccessible(page, `customers at ${width}`)
    await expectReachable(page, `customers at ${width}`)
    await keepPicture(page, `money-customers-${width}`)
    await key(page, 'Comptoir').click()
    await tile(page, /^Café/).click()
    await expectReachable(page, `the counter at ${width}`)
    await keepPicture(page, `money-counter-${width}`)
  })
}
