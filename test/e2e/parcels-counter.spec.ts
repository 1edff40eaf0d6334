import { newParcelId, type CarrierCode } from '../../src/bricks/parcels/ids.ts'
import { screenTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { lookEveryWay } from './every-look.ts'
import { atTheCounter, key, labelOf, lay, MR, paper, sign } from './parcels-desk.ts'
import { expect, test } from './till.ts'
import { scan } from './wand.ts'

const t = screenTexts.fr.counter

test('a hand-over is three letters and four taps: the field, found, signed, checked; the place in 40 points', async ({
  page,
  cafe,
}) => {
  test.setTimeout(180_000)
  const { parcels, taps } = await atTheCounter(page, cafe)
  await lay(parcels, 61_900_001, 'Martin Léa', 'B3')
  await lookEveryWay(page, 'parcels-morning')
  const search = page.getByRole('textbox', { name: t.search })
  await search.click()
  await page.keyboard.type('mar lé', { delay: 90 })
  const place = page.locator('.pc-place')
  await expect(place).toHaveText('B3')
  expect(await place.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))).toBeGreaterThanOrEqual(53)
  await lookEveryWay(page, 'parcels-hand')
  await key(page, t.foundOf('B3')).click()
  await sign(page)
  await key(page, t.handId).click()
  await expect(page.getByText(t.handed(1)).first()).toBeVisible()
  expect(await taps()).toBe(4)
  await lookEveryWay(page, 'parcels-handed')
  await key(page, t.toTicket).click()
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByLabel('À payer')).toContainText('1,60')
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect.poll(async () => (await (await cafe.ask()).tickets.settled({ limit: 1 }))[0]?.totalCents).toBe(160)
})

test('A-08 two parcels of one person leave with two scans, one signature and one key', async ({ page, cafe }) => {
  const { parcels, taps } = await atTheCounter(page, cafe)
  await lay(parcels, 61_900_001, 'Martin Léa', 'B3')
  await lay(parcels, 61_900_002, 'Martin Léa', 'C1')
  await scan(page, labelOf(61_900_001), { computer: 'fr' })
  await expect(page.locator('.pc-place')).toHaveText(['B3', 'C1'])
  await scan(page, labelOf(61_900_002), { computer: 'fr' })
  await expect(page.locator('.pc-cards li[data-found]')).toHaveCount(2)
  await sign(page)
  await key(page, t.handId).click()
  await expect(page.getByText(t.handed(2)).first()).toBeVisible()
  expect(await taps()).toBe(2)
  await scan(page, labelOf(61_900_001))
  await expect(page.getByText(/Déjà remis le .* par Léa \(pièce vérifiée\)/)).toBeVisible()
  await lookEveryWay(page, 'parcels-gone')
  await key(page, t.undoReasons.mistake).click()
  await expect(page.getByText(t.undone)).toBeVisible()
})

test('A-09 somebody else needs both papers; a name, and never a number', async ({ page, cafe }) => {
  const { parcels } = await atTheCounter(page, cafe)
  await lay(parcels, 61_900_001, 'Martin Léa', 'B3')
  await scan(page, labelOf(61_900_001))
  await key(page, t.third).click()
  await expect(page.getByText(t.lacks.name)).toBeVisible()
  await page.getByRole('textbox', { name: t.thirdName }).fill('Durand Paul')
  // Nothing is preset: each of the two is touched as what it is.
  await expect(page.getByText(t.lacks.papers)).toBeVisible()
  await paper(page, t.recipientPaper, t.papers['identity-card'])
  await paper(page, t.thirdPaper, t.papers.none)
  await sign(page)
  await lookEveryWay(page, 'parcels-third')
  await key(page, t.handThird).click()
  await expect(page.getByText(/deux pièces d’identité originales/)).toBeVisible()
  await paper(page, t.thirdPaper, t.papers.passport)
  await key(page, t.handThird).click()
  await expect(page.getByText(t.handed(1)).first()).toBeVisible()
})

test('A-09 somebody else who has the code fetches from Vinted Go: no paper, and the register says the code was seen', async ({
  page,
  cafe,
}) => {
  const { parcels } = await atTheCounter(page, cafe)
  const label = { text: 'VG20261121007', carrier: 'vinted-go' as CarrierCode, forcedReason: '', name: 'Martin Léa' }
  await parcels.registerNow({ parcelId: newParcelId(), ...label, size: 'S', commandId: newCommandId() })
  await scan(page, label.text)
  await key(page, t.third).click()
  await page.getByRole('textbox', { name: t.thirdName }).fill('Durand Paul')
  await expect(page.getByText(t.thirdCodeHint)).toBeVisible()
  await expect(page.getByRole('group', { name: t.thirdPaper })).toHaveCount(0)
  await lookEveryWay(page, 'parcels-third-code')
  await key(page, t.handCode).click()
  await expect(page.getByText(t.handed(1)).first()).toBeVisible()
  await scan(page, label.text)
  await expect(page.getByText(/Déjà remis le .* par Léa \(code vérifié\)/)).toBeVisible()
  await expect(page.getByText(/Durand Paul/)).toBeVisible()
})

test('a label that no scanner reads is typed: Enter takes it as a code, in now or a drop-off', async ({
  page,
  cafe,
}) => {
  const { parcels } = await atTheCounter(page, cafe)
  const search = page.getByRole('textbox', { name: t.search })
  const type = async (text: string) => {
    await search.click()
    await page.keyboard.type(text, { delay: 60 })
  }
  await type(labelOf(61_900_021))
  await expect(page.getByText(t.nobody)).toBeVisible()
  await expect(key(page, t.asCode(labelOf(61_900_021)))).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(t.unknown)).toBeVisible()
  await page.getByRole('textbox', { name: t.weight }).fill('31')
  await key(page, t.registerNow).click()
  await expect(page.locator('.pc-place')).toHaveText(/^[A-C]\d$/)
  const file = (await parcels.shelves({})).parcels.find(({ code }) => code === '61900021')
  expect(file).toMatchObject({ weightG: 31_000, state: 'stored' })
  await type(labelOf(61_900_022))
  await key(page, t.asCode(labelOf(61_900_022))).click()
  await expect(page.getByText(t.unknown)).toBeVisible()
  await key(page, t.dropReceipt).click()
  await expect(page.getByText(/^Dépôt D-\d{4}-000001 enregistré/)).toBeVisible()
})

test('A-11 a drop-off is one scan and one tap, and its receipt is printed', async ({ page, cafe }) => {
  const { taps } = await atTheCounter(page, cafe)
  await scan(page, labelOf(61_900_009), { computer: 'fr' })
  await expect(page.getByText(t.unknown)).toBeVisible()
  await lookEveryWay(page, 'parcels-unknown')
  await key(page, t.dropReceipt).click()
  await expect(page.getByText(/^Dépôt D-\d{4}-000001 enregistré/)).toBeVisible()
  expect(await taps()).toBe(1)
  await expect.poll(() => cafe.printer.paper.timeline.some((event) => event.kind === 'cut')).toBe(true)
  await scan(page, '3017620422003')
  await expect(page.getByText(/C’est un code article \(3017620422003\), pas un colis/)).toBeVisible()
})

test('the driver takes what waits in three taps: carrier, signature, done', async ({ page, cafe }) => {
  const { parcels, taps } = await atTheCounter(page, cafe)
  await scan(page, labelOf(61_900_009))
  await key(page, t.dropReceipt).click()
  await expect(page.getByText(/^Dépôt D-/)).toBeVisible()
  await page.getByRole('radio', { name: 'Chauffeur' }).click()
  const before = await taps()
  await page
    .getByRole('list', { name: t.driver.carriers })
    .getByRole('button', { name: /^Mondial Relay/ })
    .click()
  await lookEveryWay(page, 'parcels-driver')
  await sign(page)
  await page.getByRole('button', { name: /^Remettre \d+ colis/ }).click()
  await expect(page.getByText(/^Bordereau M-\d{4}-000001 enregistré/)).toBeVisible()
  expect((await taps()) - before).toBe(3)
  const { carriers, recent } = await parcels.forDrivers({})
  expect(carriers.find(({ carrier }) => carrier === MR)?.parcels).toEqual([])
  expect(recent[0]).toMatchObject({ isSigned: true })
  await lookEveryWay(page, 'parcels-driver-done')
})

test('§1.9-11 a driver who does not sign: without a signature, with a reason', async ({ page, cafe }) => {
  const { parcels } = await atTheCounter(page, cafe)
  await scan(page, labelOf(61_900_009))
  await key(page, t.dropReceipt).click()
  await expect(page.getByText(/^Dépôt D-/)).toBeVisible()
  await page.getByRole('radio', { name: 'Chauffeur' }).click()
  await page
    .getByRole('list', { name: t.driver.carriers })
    .getByRole('button', { name: /^Mondial Relay/ })
    .click()
  const give = page.getByRole('button', { name: /^Remettre \d+ colis/ })
  await expect(give).toHaveAttribute('aria-disabled', 'true')
  await key(page, t.driver.unsigned).click()
  await expect(page.getByText(/Signature du chauffeur manquante\. Continuer sans \(motif obligatoire\)/)).toBeVisible()
  await expect(give).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: t.driver.unsignedWhy }).fill('pressé')
  await lookEveryWay(page, 'parcels-driver-unsigned')
  await give.click()
  await expect(page.getByText(/^Bordereau M-\d{4}-000001 enregistré/)).toBeVisible()
  expect((await parcels.forDrivers({})).recent[0]).toMatchObject({ isSigned: false })
})
