import type { Page } from '@playwright/test'
import { createServer as createHttp } from 'node:http'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { firstAnswers } from '../support/real-cafe.ts'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { lookEveryWay } from './every-look.ts'
import { toSettingsPage } from './hands.ts'
import { expect, test } from './till.ts'

/** The port that printers listen to: one at a time can have it on this machine. */
const RAW_PORT = 9100
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

async function toPrinters(page: Page, lang: Lang = 'fr') {
  const t = texts[lang]
  await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
  await toSettingsPage(page, t.printers.page, lang)
  return page.getByRole('region', { name: t.printers.search.title })
}

test('a printer is found on the network, chosen, tried with its accents, and kept', async ({ page, cafe }) => {
  const printer = await startPrinterSimulator({ port: RAW_PORT })
  await cafe.open(page)
  const search = await toPrinters(page)
  await search.getByRole('button', { name: 'Chercher partout' }).click()
  await search.getByRole('button', { name: /^127\.0\.0\.1 ?imprimante/ }).click({ timeout: 60_000 })
  const side = page.getByRole('complementary', { name: 'Comptoir' })
  await expect(side.getByRole('textbox', { name: 'Adresse sur le réseau' })).toHaveValue('127.0.0.1')
  await side.getByRole('button', { name: 'Page d’essai' }).click()
  await expect(side.getByText('La page est sortie.')).toBeVisible({ timeout: 20_000 })
  expect(printer.paper.slips).toHaveLength(1)
  await lookEveryWay(page, 'found-printers')
  await side
    .getByRole('radiogroup', { name: /^Accents/ })
    .getByRole('radio')
    .nth(1)
    .click()
  await side.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(side.getByText('Enregistré')).toBeVisible()
  await expect(search.getByText('installée : Comptoir')).toBeVisible()
  const { printers } = await (await cafe.ask()).printers.setup({})
  expect(printers).toMatchObject([{ connection: { kind: 'tcp', host: '127.0.0.1', port: RAW_PORT } }])
  expect(printers[0]?.codePage).not.toBeNull()
  await printer.close()
})

test('in the first steps a printer is found, tried and kept, and the step is ticked', async ({ page }) => {
  const { folder, remove } = temporaryFolder()
  const till = startTill({ dataFolder: folder, demo: false })
  const printer = await startPrinterSimulator({ port: RAW_PORT })
  const { setup } = texts.fr
  const url = await till.ready
  const { ask, close } = await till.connect()
  await ask.setup.install({ ...firstAnswers, commandId: newCommandId() })
  close()
  await page.goto(url)
  await page.getByRole('button', { name: setup.rest.cardKey, exact: true }).click()
  const steps = page.getByRole('navigation', { name: setup.steps })
  await steps.getByRole('button', { name: setup.rest.steps.printers }).click()
  const search = page.getByRole('region', { name: texts.fr.printers.search.title })
  await search.getByRole('button', { name: 'Chercher partout' }).click()
  await search.getByRole('button', { name: /^127\.0\.0\.1 ?imprimante/ }).click({ timeout: 60_000 })
  const side = page.getByRole('complementary', { name: 'Comptoir' })
  await side.getByRole('button', { name: 'Page d’essai' }).click()
  await expect(side.getByText('La page est sortie.')).toBeVisible({ timeout: 20_000 })
  expect(printer.paper.slips).toHaveLength(1)
  await lookEveryWay(page, 'setup-step-printers-found')
  await side.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(search.getByText('installée : Comptoir')).toBeVisible()
  await page.getByRole('button', { name: setup.rest.doneKey }).click()
  await expect(steps.getByRole('button', { name: setup.rest.steps.printers })).toContainText(setup.rest.done)
  const after = await till.connect()
  expect((await after.ask.printers.setup({})).printers).toMatchObject([
    { connection: { kind: 'tcp', host: '127.0.0.1', port: RAW_PORT } },
  ])
  expect(await after.ask.setup.progress({})).toEqual({ done: ['printers'], finished: false })
  after.close()
  await till.stop()
  await printer.close()
  remove()
})

test('what answers as a web site is named, and not offered', async ({ page, cafe }) => {
  const server = createHttp()
  await new Promise<void>((resolve) => server.listen(RAW_PORT, '127.0.0.1', resolve))
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await cafe.open(page)
  const search = await toPrinters(page, 'en')
  await search.getByRole('button', { name: 'Search everywhere' }).click()
  await expect(search.getByText(/web server/)).toBeVisible({ timeout: 60_000 })
  await expect(search.getByRole('button', { name: /127\.0\.0\.1/ })).toHaveCount(0)
  await lookEveryWay(page, 'found-web-site-en')
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
