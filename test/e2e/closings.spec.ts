import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { addDays } from '../../src/shared/business-day.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { createSeller } from '../support/seller.ts'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, keepPicture, MONTHS, paperOf, test, type Cafe } from './till.ts'

const side = (page: Page) => page.getByRole('complementary')
const toClosings = async (page: Page) => {
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await page.getByRole('radio', { name: 'Clôtures' }).click()
}

/** Presses a key that saves a PDF; answers with its name and its words. */
async function saved(page: Page, key: string) {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: key }).click()
  const download = await downloading
  const words = readPdf(readFileSync(await download.path())).words()
  return { name: download.suggestedFilename(), words: words.join('\n').replaceAll(/[ \u00a0\u202f]+/g, ' ') }
}

/** A day of one coffee, its drawer counted right, from another window. */
async function traded(cafe: Cafe) {
  const ask = await cafe.ask()
  const seller = createSeller(ask)
  const sessionId = await seller.openDay()
  await seller.sell(['prd_cafe'], 'cash')
  const reading = await ask.cashSessions.x({})
  await ask.cashSessions.close({
    commandId: newCommandId(),
    sessionId,
    countedCents: reading?.expectedCents ?? (0 as never),
  })
  return ask
}

test('a day is counted, closed by hand, read whole, printed again, and what is sold then counts for tomorrow', async ({
  page,
  cafe,
}) => {
  test.setTimeout(90_000)
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()

  await toClosings(page)
  await expect(page.getByText('Aucune journée close')).toBeVisible()
  await expect(page.getByText('Le tiroir d’abord')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Clôturer / })).toHaveCount(0)
  await page.getByRole('button', { name: 'Compter et clôturer le tiroir' }).click()
  await page.getByText('Total', { exact: true }).click()
  for (const digit of '160') await page.getByRole('main').getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click()

  await expect(page.getByText('Prête à clore')).toBeVisible()
  const ask = await cafe.ask()
  const { today } = await ask.closures.state({})
  await page.getByRole('button', { name: /^Clôturer / }).click()
  await expect(page.getByText(/on ne revient pas dessus/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/on ne revient pas dessus/)).toHaveCount(0)
  expect(await ask.closures.list({ level: 'day', limit: 5 })).toEqual([])
  await page.getByRole('button', { name: /^Clôturer / }).click()
  await page.getByRole('button', { name: 'Oui, clôturer la journée' }).click()

  const closing = side(page).getByRole('group', { name: 'Clôture du jour n° 1' })
  await expect(closing).toBeVisible()
  const [sealed] = await ask.closures.list({ level: 'day', limit: 5 })
  expect(sealed).toMatchObject({ number: 1, from: today, automatic: false, figures: { turnoverCents: 160, zCount: 1 } })
  await expect(closing).toContainText('Scellée à la main')
  await expect(closing).toContainText(sealed!.headCode)
  await expect(side(page).getByLabel('Chiffre d’affaires')).toContainText('1,60')
  await expect.poll(() => paperOf(cafe.printer), { timeout: 20_000 }).toContain(sealed!.headCode)

  await side(page).getByRole('button', { name: 'Réimprimer : Clôture du jour n° 1' }).click()
  await expect.poll(() => paperOf(cafe.printer), { timeout: 20_000 }).toMatch(/CLÔTURE DU JOUR[\s\S]*DUPLICATA n° 1/)

  await lookEveryWay(page, 'closing-side')
  const day = await saved(page, 'Enregistrer en PDF : Clôture du jour n° 1')
  expect(day.name).toBe(`cloture-jour-${today}.pdf`)
  for (const said of ['CLÔTURE DU JOUR', 'DUPLICATA n° 2', sealed!.headCode]) expect(day.words).toContain(said)

  await page.keyboard.press('Escape')
  await expect(page.getByText('La journée est scellée')).toBeVisible()
  await page.getByRole('radio', { name: 'Z', exact: true }).click()
  await page.getByRole('button', { name: 'Voir : Z n° 1' }).click()
  await expect(side(page).getByRole('group', { name: 'Z n° 1' })).toContainText('Fond de caisse')
  const [z] = await ask.cashSessions.zReports({ limit: 1 })
  await expect(side(page)).toContainText(z!.headCode)
  const zPdf = await saved(page, 'Enregistrer en PDF : Z n° 1')
  expect(zPdf.name).toBe('z-1.pdf')
  expect(zPdf.words).toContain(z!.headCode)

  const seller = createSeller(ask)
  await seller.openDay()
  await seller.sell(['prd_cafe'])
  expect((await ask.tickets.settled({ limit: 1 }))[0]).toMatchObject({ businessDay: addDays(today, 1) })
})

for (const lang of ['fr', 'en'] as const) {
  test(`the Z of a drawer that was just counted is saved as a PDF, in ${lang}`, async ({ page, cafe }) => {
    const t = texts[lang]
    await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
    const ask = await cafe.ask()
    await createSeller(ask).openDay(0)
    await cafe.open(page)
    await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
    await page.getByRole('button', { name: t.cash.count }).click()
    await page.getByRole('button', { name: t.count.close, exact: true }).click()
    await expect(page.getByText(t.z.done)).toBeVisible()
    await lookEveryWay(page, `z-result-${lang}`)
    const { name, words } = await saved(page, t.z.pdfLabel({ number: '1' }))
    const [z] = await ask.cashSessions.zReports({ limit: 1 })
    expect(name).toBe('z-1.pdf')
    expect(words).toContain(z!.headCode)
  })
}

test('a day that another window closed meanwhile is refused with its sentence, and nothing is closed twice', async ({
  page,
  cafe,
}) => {
  // The page does not hear that something was closed: as when its event is still on the way.
  await page.routeWebSocket(/\/rpc/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => server.send(message))
    server.onMessage((message) => {
      if (!String(message).includes('closures.changed')) socket.send(message)
    })
  })
  const ask = await traded(cafe)
  await cafe.open(page)
  await toClosings(page)
  await page.getByRole('button', { name: /^Clôturer / }).click()
  const { today } = await ask.closures.state({})
  await ask.closures.closeDay({ commandId: newCommandId(), day: today })
  await page.getByRole('button', { name: 'Oui, clôturer la journée' }).click()
  await expect(page.getByText('Cette journée est déjà close')).toBeVisible()
  expect(await ask.closures.list({ level: 'day', limit: 5 })).toHaveLength(1)
})

test.describe('a till that has traded for months', () => {
  test.use({ daysBefore: 75 })

  test('shows its days, months and fiscal years with their codes and totals, and walks them from the keyboard', async ({
    page,
    cafe,
  }) => {
    await cafe.open(page)
    await toClosings(page)
    const ask = await cafe.ask()
    const days = await ask.closures.list({ level: 'day', limit: 400 })
    await expect(page.getByRole('row')).toHaveCount(days.length + 1)
    for (const level of ['month', 'year'] as const) {
      await page.getByRole('radio', { name: level === 'month' ? 'Mois' : 'Exercices' }).click()
      const [newest] = await ask.closures.list({ level, limit: 1 })
      await expect(page.getByRole('row').nth(1)).toContainText(newest!.headCode)
    }
    const [year] = await ask.closures.list({ level: 'year', limit: 1 })
    await page.getByRole('row').nth(1).click()
    const whole = side(page).getByRole('group')
    await expect(whole).toContainText('Scellée par la caisse')
    await expect(whole).toContainText(`Remboursements (${year!.figures.refundCount})`)
    await expect(whole).toContainText('Depuis le début de l’exercice')

    await page.getByRole('radio', { name: 'Jours' }).click()
    await page.getByRole('button', { name: `Voir : Clôture du jour n° ${days[0]!.number}`, exact: true }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(side(page).getByRole('group')).toContainText(days[1]!.headCode)
  })
})

test('a till that was off for months says what to do about the clock before it closes a day', async ({ page }) => {
  const { folder, remove } = temporaryFolder()
  execFileSync(process.execPath, [MONTHS, folder, '80', '76'])
  const till = startTill({ dataFolder: folder })
  await page.goto(await till.ready)
  await toClosings(page)
  await expect(page.getByText('Vérifiez la date')).toBeVisible()
  await expect(page.getByText(/La caisse croit être le .* ouvrez la journée au comptoir/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Clôturer / })).toHaveCount(0)
  await keepPicture(page, 'state-clock-to-check')
  await page.getByRole('button', { name: 'Aller au comptoir' }).click()
  await expect(page.getByRole('button', { name: 'Ouvrir la journée' })).toBeVisible()
  await till.stop()
  remove()
})
