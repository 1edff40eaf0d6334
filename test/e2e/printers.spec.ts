import type { Page } from '@playwright/test'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { expectAccessible } from './accessible.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'

async function toPrinters(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, 'Imprimantes')
}

test('a second printer is added, tried, saved and given the labels; its removal leaves the first', async ({
  page,
  cafe,
}) => {
  const kitchen = await startPrinterSimulator()
  try {
    await page.setViewportSize({ width: 1366, height: 768 })
    await cafe.open(page)
    await toPrinters(page)
    await page.getByRole('button', { name: 'Ajouter une imprimante' }).click()
    const side = page.getByRole('complementary', { name: 'Comptoir' })
    await side.getByRole('textbox', { name: 'Adresse sur le réseau' }).fill('127.0.0.1:0')
    await expect(side.getByText('Cette adresse n’est pas complète.')).toBeVisible()
    await side.getByRole('textbox', { name: 'Adresse sur le réseau' }).fill(`127.0.0.1:${kitchen.port}`)
    await side.getByRole('textbox', { name: 'Nom' }).fill('Étiquettes')
    const named = page.getByRole('complementary', { name: 'Étiquettes' })
    await named.getByRole('button', { name: 'Page d’essai' }).click()
    await expect(named.getByText('La page est sortie.')).toBeVisible({ timeout: 20_000 })
    expect(kitchen.paper.slips.map((slip) => slipText(slip))).toHaveLength(1)
    await named.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(named.getByText('Enregistré')).toBeVisible()
    await page.getByRole('button', { name: /^Étiquettes, Imprimante : Comme les tickets/ }).click()
    await expect(page.getByRole('button', { name: /^Étiquettes, Imprimante : Étiquettes/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Étiquettes prête/ })).toBeVisible({ timeout: 20_000 })
    await keepPicture(page, 'printers-1366')
    await expectAccessible(page, 'printers')

    const { routes } = await (await cafe.ask()).printers.setup({})
    expect(routes).toMatchObject([{ purpose: 'labels' }])
    await named.getByRole('button', { name: 'Retirer cette imprimante' }).click()
    await named.getByRole('button', { name: 'Retirer : ce qui attend ira à une autre' }).click()
    await expect(page.getByText('Aucune imprimante n’est installée')).toBeVisible()
  } finally {
    await kitchen.close()
  }
})

test('an address that answers as no printer is told in a sentence', async ({ page, cafe }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await cafe.open(page)
  await toPrinters(page)
  await page.getByRole('button', { name: 'Ajouter une imprimante' }).click()
  const side = page.getByRole('complementary', { name: 'Comptoir' })
  await side.getByRole('textbox', { name: 'Adresse sur le réseau' }).fill('127.0.0.1:9')
  await side.getByRole('button', { name: 'Page d’essai' }).click()
  await expect(side.getByText('L’imprimante est éteinte, ou l’adresse est fausse.')).toBeVisible({ timeout: 20_000 })
  await keepPicture(page, 'printers-refused-1024')
})
