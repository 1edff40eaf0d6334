import Database from 'better-sqlite3'
import type { Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newMealOrderId } from '../../src/bricks/meals/ids.ts'
import { createOrderStore } from '../../src/bricks/meals/order-store.ts'
import { createPeopleStore } from '../../src/bricks/meals/people-store.ts'
import { lastDayOf, firstDayOf, type Month } from '../../src/bricks/meals/rules/month.ts'
import type { Payer } from '../../src/bricks/meals/rules/person.ts'
import { monthToBill } from '../../src/bricks/meals/screens/bills-view.ts'
import { mealsOf } from '../../src/bricks/meals/test/meals-shop.ts'
import { billTexts } from '../../src/bricks/meals/texts/bills.ts'
import { screenTexts } from '../../src/bricks/meals/texts/screens.ts'
import type { WriteDb } from '../../src/main/db/open.ts'
import { addDays, businessDay } from '../../src/shared/business-day.ts'
import { newCommandId, newCustomerId, type CustomerId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { lookEveryWay } from './every-look.ts'
import { countTaps } from './hands.ts'
import { holdBack } from './hold-back.ts'
import { ARTEFACTS, expect, test, type Cafe } from './till.ts'

const words = billTexts.fr
const month: Month = monthToBill(businessDay(Date.now(), 'Europe/Paris', 5))
type Ask = Awaited<ReturnType<Cafe['ask']>>

async function customer(ask: Ask, name: string, street = '3 rue du Four'): Promise<CustomerId> {
  const customerId = newCustomerId()
  await ask.customers.save({
    ...{ commandId: newCommandId(), customerId, name, phone: '04 66 00 00 00', email: '' },
    ...{ addressLines: street === '' ? [] : [street], postcode: '48150', city: 'Meyrueis', country: 'FR' },
    ...{ siren: '', vatNumber: '' },
  })
  return customerId
}

const FOUR = [
  ['M. Dupont', '3 rue du Four'],
  ['Mme Roux', '8 Le Bourg'],
  ['Mme Petit', '1 place de la Mairie'],
  ['M. Sans-Adresse', ''],
] as const
type Names = readonly (readonly [string, string])[]

/** People whose month is over, each with so many meals, the last of them an absence; the CCAS and APA pay with them. */
async function monthOfMeals(cafe: Cafe, names: Names = FOUR, meals = 23): Promise<readonly CustomerId[]> {
  const ask = await cafe.ask()
  const [ccas, apa] = [await customer(ask, 'CCAS de Meyrueis'), await customer(ask, 'Département de la Lozère')]
  const from = addDays(firstDayOf(month), -365)
  const payers: Payer[] = [
    { payerId: ccas, kind: 'ccas', share: { kind: 'band-rest' }, maxMealsMonth: null, from, to: null },
    {
      ...{ payerId: apa, kind: 'apa', share: { kind: 'per-meal', amountCents: cents(200) } },
      ...{ maxMealsMonth: 20, from, to: null },
    },
  ]
  const ids = await Promise.all(names.map(([name, street]) => customer(ask, name, street)))
  const db = new Database(`${cafe.folder}/ledger.db`) as WriteDb // the stores ask for nothing but statements
  const people = createPeopleStore(db)
  const orders = createOrderStore(db)
  for (const [rank, personId] of ids.entries()) {
    people.save({
      ...{ personId, status: 'active', endReason: null, startedOn: null, endedOn: null, birthDate: null },
      ...{ accessNote: '', contacts: [], roundId: null, stopRank: rank, band: '2', payers, standing: [], pauses: [] },
      ...{ mayBeLeft: false, invoiceWithMeal: false, consentOn: firstDayOf(month) },
    })
    for (let day = firstDayOf(month), n = 0; day <= lastDayOf(month) && n < meals; day = addDays(day, 1), n += 1) {
      orders.save({
        ...{ orderId: newMealOrderId(), personId, eatenOn: day, service: 'lunch', deliveredOn: day, roundId: null },
        ...{ formula: 'full', quantity: 1, choices: [], billedPercent: 0, reason: '', byHand: false, billedOn: null },
        state: n === meals - 1 ? 'not-home' : 'delivered',
        handed: n === meals - 1 ? 'bag-back' : null,
        price: { band: '2', fullCents: cents(1050), deliveryCents: cents(300), beneficiaryCents: cents(735) },
        ...{ credited: false, changedAtMs: Date.now() },
      })
    }
  }
  db.close()
  return ids
}

async function openInvoices(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Repas' }).click()
  await expect(page.getByRole('heading', { name: screenTexts.fr.title, exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Factures' }).click()
}

test('the end of a month in four taps: invoices, anomalies, issue all; then a PDF, a credit note, money', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  await cafe.open(page)
  await cafe.openDay(page)
  await monthOfMeals(cafe)
  const taps = await countTaps(page)
  await openInvoices(page)
  const odd = page.getByRole('region', { name: /À vérifier/ })
  await expect(odd.getByRole('button', { name: /M\. Sans-Adresse adresse incomplète/ })).toBeVisible()
  await lookEveryWay(page, 'meals-invoices-draft')
  const side = page.getByRole('complementary')
  await side.getByRole('button', { name: /^Émettre tout \(3\)/ }).click()
  await expect(side.getByText('3 factures émises.')).toBeVisible()
  // Repas, Factures, Émettre tout: the month is there, and what is odd is read without a tap.
  expect(await taps()).toBeLessThanOrEqual(4)
  await expect(page.getByText(/Repas = ventes = factures = comptes/)).toBeVisible()
  const people = page.getByRole('list', { name: words.people })
  await expect(people.getByRole('button', { name: /Émise M\. Dupont/ })).toBeVisible()
  await lookEveryWay(page, 'meals-invoices-issued')

  await people.getByRole('button', { name: /M\. Dupont/ }).click()
  await expect(side.getByText('132,20').first()).toBeVisible()
  await lookEveryWay(page, 'meals-invoice')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    side.getByRole('button', { name: words.pdf }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^F-\d{6}-detail\.pdf$/)
  await download.saveAs('artefacts/meals-invoice.pdf')

  await side.getByRole('button', { name: words.credit }).click()
  await side.getByRole('button', { name: /midi/ }).first().click()
  await lookEveryWay(page, 'meals-credit')
  await side.getByRole('button', { name: /Faire l’avoir de 10,50/ }).click()
  await expect(side.getByText(/Avoir F-\d{6} de 10,50/)).toBeVisible()
  await expect(page.getByText(/Repas = ventes = factures = comptes/)).toBeVisible()

  await expect(side.getByText(/reste 124,85/)).toBeVisible() // what is left after the credit note
  await side.getByRole('button', { name: /Encaisser .* de M\. Dupont/ }).click()
  await expect(page.getByText('Règlement de compte')).toBeVisible()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await openInvoices(page)
  await expect(people.getByRole('button', { name: /Payée en partie M\. Dupont/ })).toBeVisible()

  await page
    .getByRole('list', { name: words.payers })
    .getByRole('button', { name: /CCAS de Meyrueis/ })
    .click()
  await lookEveryWay(page, 'meals-payer')
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    side.getByRole('button', { name: words.statementCsv }).click(),
  ])
  expect(csv.suggestedFilename()).toBe(`releve-${month}-ccas-de-meyrueis.csv`)
  await side.getByRole('button', { name: words.back }).click()
  await side.getByRole('button', { name: 'Crédit d’impôt' }).click()
  await expect(side.getByText('Le crédit d’impôt est désactivé.')).toBeVisible()
  await lookEveryWay(page, 'meals-tax')
})

test('in English, the run of the invoices shows a bar, is stopped, and goes on without a double', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  const said = billTexts.en
  const line = await holdBack(page, 'issueBill', 1)
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await cafe.open(page)
  await page.getByRole('button', { name: 'Open the day' }).click()
  await monthOfMeals(cafe)
  await page.getByRole('navigation').getByRole('button', { name: 'Meals' }).click()
  await page.getByRole('radio', { name: 'Invoices' }).click()
  const side = page.getByRole('complementary')
  await lookEveryWay(page, 'meals-invoices-draft-en')
  await side.getByRole('button', { name: said.issueAll({ count: 3 }) }).click()
  const bar = side.getByRole('progressbar', { name: said.running })
  await expect(bar).toHaveAttribute('aria-valuetext', said.runningText({ done: 1, of: 3 }))
  await lookEveryWay(page, 'meals-invoices-run-en')
  await side.getByRole('button', { name: said.stop }).click()
  line.letGo()
  // What was asked when it was stopped is done, and counted.
  await expect(side.getByText(said.ranStopped({ done: 2, left: 1 }))).toBeVisible()
  const people = page.getByRole('list', { name: said.people })
  const issued = people.getByRole('button', { name: /^Issued / })
  await expect(issued).toHaveCount(2)
  await side.getByRole('button', { name: said.resume({ count: 1 }) }).click()
  await expect(side.getByText(said.ranDone({ done: 1, failed: 0 }))).toBeVisible()
  await expect(issued).toHaveCount(3)
  await expect(people.getByRole('button')).toHaveCount(4)
  const ask = await cafe.ask()
  expect(await ask.invoices.list({ limit: 10 })).toHaveLength(3)
  await people.getByRole('button', { name: /M\. Dupont/ }).click()
  await expect(side.getByRole('button', { name: said.pdf })).toBeVisible()
  await lookEveryWay(page, 'meals-invoice-en')
  await side.getByRole('button', { name: said.credit }).click()
  await lookEveryWay(page, 'meals-credit-en')
})

test('a month of PDFs shows a bar, is stopped after a file, and goes on with the next', async ({ page, cafe }) => {
  test.setTimeout(300_000)
  const line = await holdBack(page, '"run"', 0)
  const files: string[] = []
  page.on('download', (download) => files.push(download.suggestedFilename()))
  await cafe.open(page)
  await cafe.openDay(page)
  const crowd = Array.from({ length: 45 }, (_, n) => [`Mme Essai ${n + 1}`, `${n + 1} rue du Four`] as const)
  const ids = await monthOfMeals(cafe, crowd, 3)
  const meals = mealsOf(await cafe.ask())
  for (const personId of ids) await meals.issueBill({ commandId: newCommandId(), personId, month })
  await openInvoices(page)
  const side = page.getByRole('complementary')
  await side.getByRole('button', { name: words.printAll }).click()
  const bar = side.getByRole('progressbar', { name: words.runningFiles })
  await expect(bar).toHaveAttribute('aria-valuetext', words.runningText({ done: 0, of: 45 }))
  await side.getByRole('button', { name: words.stop }).click()
  line.letGo()
  await expect(side.getByText(words.filesStopped({ done: 40, left: 5 }))).toBeVisible()
  await expect(bar).toBeHidden()
  await side.getByRole('button', { name: words.resumeFiles({ count: 5 }) }).click()
  await expect(side.getByText(words.filesDone({ done: 45 }))).toBeVisible()
  await expect.poll(() => files).toEqual([`factures-${month}-001.pdf`, `factures-${month}-041.pdf`])
  await expect(side.getByRole('button', { name: words.printAll })).toBeVisible()
})

test('of an invoice that was paid the money goes back, as the screen says', async ({ page, cafe }) => {
  test.setTimeout(300_000)
  await cafe.open(page)
  await cafe.openDay(page)
  const [personId] = await monthOfMeals(cafe, FOUR.slice(0, 1))
  const ask = await cafe.ask()
  await mealsOf(ask).issueBill({ commandId: newCommandId(), personId: personId!, month })
  await openInvoices(page)
  const side = page.getByRole('complementary')
  const people = page.getByRole('list', { name: words.people })
  await people.getByRole('button', { name: /M\. Dupont/ }).click()
  await side.getByRole('button', { name: /Encaisser 132,20.* de M\. Dupont/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await openInvoices(page)
  await people.getByRole('button', { name: /M\. Dupont/ }).click()
  await side.getByRole('button', { name: words.credit }).click()
  await side.getByRole('button', { name: /midi/ }).first().click()
  const back = side.getByRole('group', { name: /M\. Dupont a déjà payé.* rendre 7,35/ })
  const go = side.getByRole('button', { name: /Faire l.avoir de 10,50/ })
  await expect(back).toBeVisible()
  await expect(go).toHaveAttribute('aria-disabled', 'true')
  await back.getByRole('button', { name: 'Espèces' }).click()
  await lookEveryWay(page, 'meals-credit-paid')
  await go.click()
  await expect(side.getByText(/Avoir F-\d{6} de 10,50.* fait.* 7,35.* à rendre\./)).toBeVisible()
  await expect(page.getByText(/Repas = ventes = factures = comptes/)).toBeVisible()
  expect((await ask.accounts.statement({ customerId: personId! }))?.balanceCents).toBe(0)

  // The papers of a month that are handed over or sent, to be looked at.
  const meals = mealsOf(ask)
  const setup = await meals.setup({})
  const sap = { number: 'SAP123456789', declaredOn: firstDayOf(month) }
  await meals.saveSetup({ commandId: newCommandId(), setup: { ...setup, sap } })
  const db = new Database(`${cafe.folder}/ledger.db`)
  db.exec(`UPDATE meal_invoices SET value = json_set(value, '$.day', '2020-01-31')`) // late: a letter is due
  db.close()
  const ref = (await meals.billsOf({ month })).payers.find(({ kind }) => kind === 'ccas')?.ref
  const year = new Date().getFullYear()
  for (const what of [
    { paper: 'statement' as const, month, ref: ref!, as: 'pdf' as const },
    { paper: 'reminders' as const, ref: null },
    { paper: 'certificate' as const, year, personId: personId! },
  ]) {
    const file = await meals.billFile({ what })
    expect(file?.base64.length, what.paper).toBeGreaterThan(5000)
    writeFileSync(join(ARTEFACTS, `meals-${what.paper}.pdf`), Buffer.from(file?.base64 ?? '', 'base64'))
  }
})
