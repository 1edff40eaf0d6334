import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { openCard, sell } from './hands.ts'
import { expect, paperOf, test } from './till.ts'

const COFFEE = /^Café 1,60/

async function fillCompany(page: Page): Promise<void> {
  await page.getByLabel('Nom ou raison sociale').fill('Mairie de Saint-Pierre')
  await page.getByLabel('Adresse').fill('1, place de la Mairie')
  await page.getByLabel('Code postal').fill('48150')
  await page.getByLabel('Ville').fill('Saint-Pierre-des-Tripiers')
  await page.getByLabel('SIREN').fill('732829320')
}

test('F-51 an invoice is made for a new customer who is kept, printed, downloaded, and found again for the next one', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  const make = page.getByRole('button', { name: 'Faire la facture' })
  await expect(make).toHaveAttribute('aria-disabled', 'true')
  await fillCompany(page)
  await expect(page.getByText('SIREN juste')).toBeVisible()
  await page.getByRole('button', { name: 'Mettre FR44732829320' }).click()
  await page.getByRole('button', { name: 'Garder ce client' }).click()
  await make.click()
  await expect(page.getByText('F-000001')).toBeVisible()
  await expect(page.getByText('au nom de Mairie de Saint-Pierre')).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'PDF' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('F-000001.pdf')
  expect(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await page.getByRole('button', { name: 'Imprimer', exact: true }).click()
  await expect.poll(() => paperOf(cafe.printer)).toContain('F-000001')
  expect(paperOf(cafe.printer)).toContain('Mairie de Saint-Pierre')
  await page.getByRole('button', { name: 'Terminé' }).click()

  await sell(page, [COFFEE])
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  await page.getByLabel('Chercher un client').pressSequentially('tripiers', { delay: 90 })
  await page.getByRole('radio', { name: /^Mairie de Saint-Pierre/ }).click()
  await make.click()
  await expect(page.getByText('F-000002')).toBeVisible()
  const ask = await cafe.ask()
  expect(await ask.invoices.list({ limit: 10 })).toMatchObject([
    { number: 'F-000002', ticketNumber: 2, buyerName: 'Mairie de Saint-Pierre' },
    { number: 'F-000001', ticketNumber: 1 },
  ])
  expect(await ask.customers.search({ text: 'mairie', limit: 10 })).toMatchObject([
    { siren: '732829320', vatNumber: 'FR44732829320' },
  ])
})

test('F-51 a wrong SIREN is told while it is written, and no invoice is made of it', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  await fillCompany(page)
  const siren = page.getByLabel('SIREN')
  await siren.fill('732 829')
  await expect(page.getByText('neuf chiffres')).toBeVisible()
  await siren.fill('732829321')
  await expect(page.getByText('Ce SIREN n’existe pas')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Faire la facture' })).toHaveAttribute('aria-disabled', 'true')
  await siren.fill('')
  await page.getByRole('button', { name: 'Faire la facture' }).click()
  await expect(page.getByText('F-000001')).toBeVisible()
  expect(await (await cafe.ask()).customers.search({ text: '', limit: 10 })).toEqual([]) // nobody asked to keep them
})

test('F-51 the box to fill in by hand is offered up to 150 € before tax, and not above', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  await page.getByRole('radio', { name: 'À remplir à la main' }).click()
  await page.getByRole('button', { name: 'Faire la facture' }).click()
  await expect(page.getByText('F-000001')).toBeVisible()
  await expect(page.getByText('à remplir par le client')).toBeVisible()
  await page.getByRole('button', { name: 'Terminé' }).click()

  for (const digit of '104') await page.getByRole('main').getByRole('button', { name: digit, exact: true }).click()
  await sell(page, [COFFEE], 'Carte') // 166,40 €, 151,27 € before tax
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  await expect(page.getByRole('radio', { name: 'Nouveau client' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'À remplir à la main' })).toHaveCount(0)
})

test('F-51 the refund of an invoiced ticket has its credit note, from the paid card or later', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE, COFFEE])
  await page.getByRole('button', { name: 'Facture', exact: true }).click()
  await page.getByRole('radio', { name: 'À remplir à la main' }).click()
  await page.getByRole('button', { name: 'Faire la facture' }).click()
  await expect(page.getByText('F-000001')).toBeVisible()
  await page.getByRole('button', { name: 'Terminé' }).click()

  await openCard(page)
  await expect(page.getByRole('button', { name: 'Facture F-000001' })).toBeVisible()
  await page.getByRole('button', { name: /^Rendre un Café/ }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).click()
  await page.getByRole('button', { name: 'Avoir F-000002' }).click()
  const made = page.getByRole('region', { name: 'Facture du ticket n° 2' })
  await expect(made.getByText('F-000002')).toBeVisible()
  await expect(made.getByText('Avoir', { exact: true })).toBeVisible()
  expect(await (await cafe.ask()).invoices.list({ limit: 1 })).toMatchObject([
    { number: 'F-000002', kind: 'credit-note', ticketNumber: 2, ttcCents: 160 },
  ])
})
