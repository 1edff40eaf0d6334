import { screenTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { lookEveryWay } from './every-look.ts'
import { atTheCounter, key, sign } from './parcels-desk.ts'
import { expect, test } from './till.ts'

const t = screenTexts.fr.counter

test('a coat goes to the dry cleaner and comes back: left, taken along, brought, called, collected', async ({
  page,
  cafe,
}) => {
  test.setTimeout(180_000)
  const { parcels } = await atTheCounter(page, cafe)
  await key(page, t.deposit).click()
  await key(page, t.customerLeaves).click()
  await key(page, 'Pressing Rivière').click()
  await page.getByRole('textbox', { name: t.whose }).fill('Martin Léa')
  await page.getByRole('textbox', { name: t.note }).fill('Manteau')
  await expect(page.getByRole('textbox', { name: t.price })).toHaveCount(0)
  await lookEveryWay(page, 'parcels-cleaner')
  await key(page, t.leave).click()
  await expect(page.getByText(/^Dépôt D-\d{4}-000001 enregistré/)).toBeVisible()
  await expect(page.locator('.pc-place')).toHaveText(/^[A-C]\d$/)
  await page.getByRole('radio', { name: 'Chauffeur' }).click()
  await page
    .getByRole('list', { name: t.driver.carriers })
    .getByRole('button', { name: /^Pressing Rivière/ })
    .click()
  await sign(page)
  await page.getByRole('button', { name: /^Remettre 1 colis/ }).click()
  await expect(page.getByText(/^Bordereau M-/)).toBeVisible()
  await page.getByRole('radio', { name: 'Comptoir' }).click()
  await page
    .getByRole('region', { name: t.away })
    .getByRole('button', { name: /Martin Léa/ })
    .click()
  await page.getByRole('textbox', { name: t.price }).fill('12')
  await key(page, t.store).click()
  await expect(page.getByText(/^D-\d{4}-000001 est rangé en [A-C]\d/)).toBeVisible()
  await page
    .getByRole('region', { name: t.toCall })
    .getByRole('button', { name: /Martin Léa/ })
    .click()
  await key(page, t.call).click()
  await expect(page.getByText(t.called)).toBeVisible()
  await key(page, t.slip).click()
  await expect(page.getByText(t.slipPrinted)).toBeVisible()
  await key(page, new RegExp(`^${t.foundKey}`)).click()
  await key(page, t.hand).click()
  await page.getByRole('button', { name: /^Encaisser 12,00/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect.poll(async () => (await parcels.localWork({})).owed).toMatchObject([{ collectedCents: 1200 }])
  await page.getByRole('navigation').getByRole('button', { name: screenTexts.fr.title }).click()
  await expect(page.getByRole('region', { name: t.owed })).toContainText('12,00')
  await lookEveryWay(page, 'parcels-owed')
})

test('the six digits of a local shop: wrong is told and counted, right opens', async ({ page, cafe }) => {
  const { parcels } = await atTheCounter(page, cafe)
  const search = page.getByRole('textbox', { name: t.search })
  await search.click()
  await page.keyboard.type('cornet', { delay: 90 })
  await key(page, t.call).click()
  const told = await page.locator('.pc-code').textContent()
  const code = /\d{6}/.exec(told ?? '')?.[0]
  if (code === undefined) throw new Error('no code was told')
  await key(page, new RegExp(`^${t.foundKey}`)).click()
  await expect(page.getByText(t.lacks.code)).toBeVisible()
  const field = page.getByRole('textbox', { name: t.ownCode })
  await field.fill(code === '000000' ? '000001' : '000000')
  await expect(page.getByText(t.codeWrong(4))).toBeVisible()
  await lookEveryWay(page, 'parcels-own-code')
  await field.fill(code)
  await expect(page.getByText(t.codeOk)).toBeVisible()
  await sign(page)
  await key(page, t.handId).click()
  await expect(page.getByText(t.handed(1)).first()).toBeVisible()
  expect((await parcels.localWork({})).here.map(({ name }) => name)).not.toContain('Ernestine Cornet')
})

test('a shop leaves a bag, and its price goes on the ticket with the hand-over', async ({ page, cafe }) => {
  await atTheCounter(page, cafe)
  await key(page, t.deposit).click()
  await key(page, 'Ferme des Trois Cailloux').click()
  await page.getByRole('textbox', { name: t.name }).fill('Famille Roux')
  await page.getByRole('textbox', { name: t.price }).fill('12,40')
  await lookEveryWay(page, 'parcels-deposit')
  await key(page, t.store).click()
  await expect(page.getByText(/L-\d{4}-000001 est rangé/)).toBeVisible()
  await page.getByRole('textbox', { name: t.search }).focus()
  await page.keyboard.type('roux', { delay: 90 })
  await expect(page.getByText(t.toPay)).toBeVisible()
  await key(page, new RegExp(`^${t.foundKey}`)).click()
  await key(page, t.hand).click()
  await page.getByRole('button', { name: /^Encaisser 12,40/ }).click()
  await expect(page.getByLabel('À payer')).toContainText('12,40')
})
