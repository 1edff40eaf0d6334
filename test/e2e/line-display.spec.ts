import { startDisplaySimulator } from '../../src/main/devices/simulators/display.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { toSettingsPage } from './hands.ts'
import { expect, test } from './till.ts'

test.skip(process.platform !== 'linux', 'a pseudo-terminal stands in for the cable')
test.setTimeout(90_000)

test('a display of two lines is tried, kept, follows a sale and is taken away', async ({ page, cafe }) => {
  const peer = startDisplaySimulator('cd5220')
  const says = () => peer.lines().map((line) => line.trimEnd())
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: texts.fr.rail.cash, exact: true }).click()
  await toSettingsPage(page, texts.fr.stations.title)
  const row = page.getByRole('group', { name: 'Afficheur à deux lignes' })
  await row.getByRole('textbox', { name: 'Port série' }).fill('ttyUSB0')
  await expect(row.getByText('Un port série commence par /dev/ ou COM.')).toBeVisible()
  await row.getByRole('textbox', { name: 'Port série' }).fill('/dev/ttyZINC9')
  await row.getByRole('button', { name: 'Essayer' }).click()
  await expect(row.getByText('Ce port n’existe pas')).toBeVisible()
  await row.getByRole('textbox', { name: 'Port série' }).fill(peer.path)
  await row.getByRole('button', { name: 'Essayer' }).click()
  await expect(row.getByText('Envoyé : regardez')).toBeVisible()
  await expect.poll(says).toEqual(['Cafe de la Place', 'ESSAI      12,34 EUR'])
  await lookEveryWay(page, 'line-display')
  await row.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(row.getByText('Enregistré.')).toBeVisible()
  await expect.poll(() => says()[1]).not.toContain('ESSAI')

  await page.getByRole('button', { name: 'Comptoir', exact: true }).click()
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect.poll(says).toEqual(['Cafe            1,60', 'A PAYER     1,60 EUR'])
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect.poll(says).toEqual(['TOTAL       1,60 EUR', 'MERCI'])

  await page.getByRole('button', { name: texts.fr.rail.cash, exact: true }).click()
  await toSettingsPage(page, texts.fr.stations.title)
  await row.getByRole('button', { name: 'Retirer l’afficheur' }).click()
  await expect.poll(says).toEqual(['', ''])
  peer.close()
})

test('the same page in English', async ({ page, cafe }) => {
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await cafe.open(page)
  await page.getByRole('button', { name: texts.en.rail.cash, exact: true }).click()
  await toSettingsPage(page, texts.en.stations.title, 'en')
  await expect(page.getByRole('group', { name: 'Two-line display' })).toBeVisible()
  await lookEveryWay(page, 'line-display-en')
})
