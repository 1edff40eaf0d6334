import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { count } from '../../src/shared/texts/format.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { manyLines } from '../support/product-lists.ts'
import { lookEveryWay } from './every-look.ts'
import { holdBack } from './hold-back.ts'
import { expect, keepPicture, test } from './till.ts'

const t = texts.fr.products
test.use({ actionTimeout: 20_000 })

const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first()
const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
  for (const name of names) await key(page, name).click()
}
async function openProducts(page: Page): Promise<void> {
  await press(page, texts.fr.office.section)
  await page.getByRole('radiogroup', { name: texts.fr.office.sections }).getByRole('radio', { name: t.section }).click()
  await expect(page.getByLabel(t.list.find)).toBeVisible()
}

function picture(): Buffer {
  const png = new PNG({ width: 900, height: 700 })
  for (let at = 0; at < png.data.length; at += 4) png.data.set([190, 120 + ((at / 4) % 900) / 8, 60, 255], at)
  return PNG.sync.write(png)
}

test('a product is made, gets its picture and its place by hand and by keyboard, and is sold on the counter', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await openProducts(page)
  await press(page, t.list.add)
  await page.getByLabel(t.form.label, { exact: true }).fill('Tarte au citron')
  await press(page, t.form.save)
  await expect(page.getByText(t.form.faults.price)).toBeVisible()
  await page.getByLabel(t.form.price).fill('4,50')
  const side = page.locator('.pd-side')
  await side.getByRole('button', { name: 'Midi', exact: true }).click()
  await side.getByRole('button', { name: 'gluten' }).click()
  await page.getByLabel(t.form.barcodes).fill('3517400283064')
  await press(page, t.form.save)
  await expect(page.getByText(t.form.faults.barcode({ code: '3517400283064' }))).toBeVisible()
  await page.getByLabel(t.form.barcodes).fill('')
  await press(page, t.form.save)
  await expect(side.getByRole('status').filter({ hasText: t.form.saved })).toBeVisible()
  await page
    .getByLabel(t.form.addPicture)
    .setInputFiles({ name: 'tarte.png', mimeType: 'image/png', buffer: picture() })
  await expect(side.locator('.tile-picture')).toBeVisible()
  await lookEveryWay(page, 'products-form')

  await press(page, t.page.tiles)
  await page.locator('.pd-tiles .categories').getByRole('button', { name: 'Midi' }).click()
  const tile = page.locator('.pd-place').filter({ has: page.getByRole('button', { name: /^Tarte au citron/ }) })
  const other = page.locator('.pd-place').first()
  const otherName = (await other.locator('.tile-name').innerText()).trim()
  await expect(tile).toBeVisible()
  const placeOf = async (name: string) =>
    page
      .locator('.pd-place')
      .evaluateAll((all, wanted) => all.findIndex((one) => one.textContent?.startsWith(wanted)), name)
  const before = await placeOf('Tarte au citron')
  // By mouse: the two change places, and nothing else moves.
  const [from, to] = [await tile.boundingBox(), await other.boundingBox()]
  await page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2)
  await page.mouse.down()
  await page.mouse.move(to!.x + to!.width / 2 + 20, to!.y + to!.height / 2 + 10, { steps: 12 })
  await expect(page.locator('.pd-instead').filter({ hasText: 'Tarte au citron' })).toBeVisible()
  await keepPicture(page, 'products-drag')
  await page.mouse.up()
  expect(await placeOf('Tarte au citron')).toBe(0)
  expect(await placeOf(otherName)).toBe(before)
  // By keyboard: one place to the right, told to whoever does not see it.
  await page.getByRole('button', { name: /^Tarte au citron/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(t.tiles.picked({ label: 'Tarte au citron' }))).toBeAttached()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/rangée 1, colonne 2/).first()).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByText(t.tiles.placed({ label: 'Tarte au citron', row: 1, column: 2 }))).toBeAttached()
  expect(await placeOf('Tarte au citron')).toBe(1)
  await lookEveryWay(page, 'products-tiles')
  await press(page, t.tiles.save)
  await expect(key(page, t.tiles.save)).toHaveAttribute('aria-disabled', 'true')

  await press(page, texts.fr.rail.counter)
  await page.getByRole('navigation', { name: texts.fr.tiles.categories }).getByRole('button', { name: 'Midi' }).click()
  await expect(page.locator('.tiles > *').nth(1)).toContainText('Tarte au citron')
  await expect(page.locator('.tiles .tile-picture')).toBeVisible()
  await keepPicture(page, 'products-on-counter')
  await press(page, /^Tarte au citron/, 'Espèces juste')
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()

  // Withdrawn, it is neither on the tiles nor found; one key brings it back.
  await openProducts(page)
  await page.getByLabel(t.list.find).fill('tarte au citron')
  await press(page, /^Tarte au citron/, t.form.withdraw)
  await expect(page.getByText(t.list.noneFound({ text: 'tarte au citron' }))).toBeVisible()
  await press(page, t.list.withdrawn, /^Tarte au citron/, t.form.restore)
  await page.getByLabel(t.list.find).fill('')
  await press(page, texts.fr.rail.counter)
  await expect(page.locator('.tiles > *').nth(1)).toContainText('Tarte au citron')
})

test('the variants of a product stand on one tile, which asks which', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await openProducts(page)
  for (const [label, price] of [
    ['Sirop 33 cl', '2,80'],
    ['Sirop 50 cl', '3,90'],
  ] as const) {
    await press(page, t.list.add)
    await page.getByLabel(t.form.label, { exact: true }).fill(label)
    await page.getByLabel(t.form.variantOf).fill('Grand sirop')
    await page.getByLabel(t.form.price).fill(price)
    await page.locator('.pd-side').getByRole('button', { name: 'Midi', exact: true }).click()
    await press(page, t.form.save)
    await expect(page.locator('.pd-side').getByRole('status').filter({ hasText: t.form.saved })).toBeVisible()
  }
  await press(page, texts.fr.rail.counter)
  await page.getByRole('navigation', { name: texts.fr.tiles.categories }).getByRole('button', { name: 'Midi' }).click()
  await expect(page.locator('.tiles .tile-name').filter({ hasText: /sirop/i })).toHaveText(['Grand sirop'])
  await key(page, /^Grand sirop dès 2,80/).click()
  const asked = page.getByRole('region', { name: texts.fr.tiles.which({ label: 'Grand sirop' }) })
  await expect(asked.locator('.tile-name')).toHaveText(['Sirop 33 cl', 'Sirop 50 cl'])
  await lookEveryWay(page, 'products-variants')
  await asked.getByRole('button', { name: /^Sirop 50 cl/ }).click()
  await expect(asked).toBeHidden()
  await expect(page.locator('.lines')).toContainText('Sirop 50 cl')
  // Where only one is left, its tile sells it at once.
  await openProducts(page)
  await page.getByLabel(t.list.find).fill('sirop 33')
  await press(page, /^Sirop 33 cl/, t.form.withdraw)
  await press(page, texts.fr.rail.counter)
  await page.getByRole('navigation', { name: texts.fr.tiles.categories }).getByRole('button', { name: 'Midi' }).click()
  await page
    .locator('.tiles')
    .getByRole('button', { name: /^Sirop 50 cl 3,90/ })
    .click()
  await expect(page.getByRole('button', { name: '2 Sirop 50 cl, 7,80 €' })).toBeVisible()
})

test('many products change together after they were seen, and are labelled', async ({ page, cafe }) => {
  await cafe.open(page)
  await openProducts(page)
  await page.locator('.pd-filters').getByRole('button', { name: 'Café', exact: true }).click()
  for (const label of ['Café', 'Allongé', 'Noisette'])
    await page.getByLabel(t.list.tick({ label }), { exact: true }).check()
  await page.getByLabel(t.bulk.percent).fill('6')
  await expect(page.getByRole('row', { name: /^Café/ })).toContainText('1,70')
  await lookEveryWay(page, 'products-bulk')
  await press(page, t.bulk.apply({ count: 3 }))
  await expect(page.getByText(t.bulk.done({ count: 3 }))).toBeVisible()
  await expect(page.locator('.pd-rows').getByRole('button', { name: /^Allongé/ })).toContainText('1,80')
  await press(page, t.bulk.codes)
  await expect(page.getByText(t.bulk.codesDone({ count: 3 }))).toBeVisible()
  await press(page, t.bulk.labelsOnRoll)
  await expect(page.getByText(t.bulk.rollDone({ count: 3 }))).toBeVisible()
  await keepPicture(page, 'products-bulk-printed')
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, t.bulk.labels)])
  expect(file.suggestedFilename()).toBe('etiquettes.pdf')
  expect(
    readFileSync(await file.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('a list with errors is told line by line, and nothing of it counts before somebody says so', async ({
  page,
  cafe,
}) => {
  test.setTimeout(240_000)
  const line = await holdBack(page, 'importCheck', 3)
  await cafe.open(page)
  await openProducts(page)
  await press(page, t.page.files)
  await lookEveryWay(page, 'products-files')
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    press(page, `${t.files.open} · ${t.files.allergens}`),
  ])
  expect(paper.suggestedFilename()).toBe('allergenes.pdf')
  const { csv, wrong } = manyLines(20_000, 200)
  const file = { name: 'produits.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
  await page.getByLabel(t.files.choose).setInputFiles(file)
  const bar = page.getByRole('progressbar', { name: t.files.progress })
  const far = { done: count(1001, 'fr'), total: count(20_001, 'fr') }
  await expect(bar).toHaveAttribute('aria-valuetext', t.files.reading(far))
  await expect(bar).toHaveAttribute('aria-valuenow', '5')
  await lookEveryWay(page, 'products-import-bar')
  await press(page, t.files.drop)
  await expect(bar).toBeHidden()
  line.letGo()
  line.hold('importApply', 0)
  await page.getByLabel(t.files.choose).setInputFiles(file)
  const report = page.locator('.pd-report')
  await expect(report).toBeVisible({ timeout: 60_000 })
  await expect(report.getByRole('row')).toHaveCount(wrong.size + 1)
  for (const line of wrong.keys())
    await expect(report.getByRole('rowheader', { name: String(line), exact: true })).toHaveCount(1)
  await lookEveryWay(page, 'products-import')
  const ask = await cafe.ask()
  expect((await ask.catalogue.all({})).products.length).toBeLessThan(1000)
  await press(page, /^Importer les 19/)
  await expect(bar).toHaveAttribute('aria-valuetext', t.files.taking({ count: count(19_800, 'fr') }))
  await keepPicture(page, 'products-import-taking')
  line.letGo()
  await expect(page.getByText(/^Importé/)).toBeVisible({ timeout: 60_000 })
  await press(page, t.page.list)
  await expect(page.getByText(/^19.934 produits$/)).toBeVisible()
  await page.getByLabel(t.list.find).fill('article 7')
  await expect(
    page
      .locator('.pd-rows')
      .getByRole('button', { name: /^Article 7/ })
      .first(),
  ).toBeVisible()
})

test('in English, a list that is left is let go, and one that the catalogue moved on from is read again before it counts', async ({
  page,
  cafe,
}) => {
  const said = texts.en.products
  const line = await holdBack(page, 'importCheck', 2)
  await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
  await cafe.open(page)
  await press(page, texts.en.office.section)
  await page
    .getByRole('radiogroup', { name: texts.en.office.sections })
    .getByRole('radio', { name: said.section })
    .click()
  await press(page, said.page.files)
  const file = (text: string) => ({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const choose = page.getByLabel(said.files.choose)
  await choose.setInputFiles(file(new TextDecoder().decode(manyLines(1000, 0).csv)))
  const bar = page.getByRole('progressbar', { name: said.files.progress })
  const far = { done: count(501, 'en'), total: count(1001, 'en') }
  await expect(bar).toHaveAttribute('aria-valuetext', said.files.reading(far))
  await lookEveryWay(page, 'products-import-bar-en')
  const db = new Database(join(cafe.folder, 'ledger.db'), { readonly: true })
  const kept = () => db.prepare('SELECT count(*) FROM catalogue_import_parts').pluck().get()
  expect(kept()).toBe(1)
  await press(page, said.page.list)
  await expect.poll(kept).toBe(0)
  db.close()
  line.letGo()
  await press(page, said.page.files)

  const menu = 'Starter: Soupe | Salade paysanne +1.50; Dessert?: Tarte aux pommes'
  const head = 'Name,Category,Price,VAT,Set menu'
  await choose.setInputFiles(
    file(`${head}\nSoupe,midi,5,dish,\nMenu,midi,15,dish,${menu}\nOther,midi,15,dish,Starter: Unicorn\n`),
  )
  const report = page.locator('.pd-report')
  await expect(report.getByText(said.fault.FORMULE_PART({ value: '', about: 'Unicorn' }))).toBeVisible()
  await lookEveryWay(page, 'products-import-menus-en')
  const ask = await cafe.ask()
  const [demi] = (await ask.catalogue.all({})).products.filter(({ id }) => id === 'prd_demi')
  await ask.catalogue.changePrice({
    ...{ commandId: newCommandId(), productId: demi!.id, priceCents: cents(demi!.priceCents + 10) },
    takeawayPriceCents: null,
  })
  await press(page, said.files.takeGood({ count: '2' }))
  await expect(page.getByText(texts.en.refusal.IMPORT_UNREAD)).toBeVisible()
  await lookEveryWay(page, 'products-import-unread-en')
  await press(page, said.files.takeGood({ count: '2' }))
  await expect(page.getByText(said.files.done({ added: '2', changed: '0' }))).toBeVisible()
})

test('option groups and categories are written', async ({ page, cafe }) => {
  await cafe.open(page)
  await openProducts(page)
  await press(page, t.page.options, t.options.add)
  await page.getByLabel(t.options.label).fill('Glaçons')
  await page.getByLabel(t.options.option({ n: 1 }), { exact: true }).fill('Avec')
  await press(page, t.options.save)
  await expect(page.locator('.pd-side').getByText(t.options.saved)).toBeVisible()
  await lookEveryWay(page, 'products-options')
  await press(page, t.page.categories, t.categories.up({ label: 'Froid' }))
  await expect(page.locator('.pd-rows li').first()).toContainText('Froid')
  await press(page, /^Froid/)
  await page.getByLabel(t.categories.label, { exact: true }).fill('Frais')
  await press(page, t.categories.save)
  await expect(page.locator('.pd-rows li').first()).toContainText('Frais')
  await lookEveryWay(page, 'products-categories')
  await press(page, texts.fr.rail.counter)
  await expect(
    page.getByRole('navigation', { name: texts.fr.tiles.categories }).getByRole('button').first(),
  ).toHaveText('Frais')
})

test('in English, at the narrowest, everything has its place', async ({ page, cafe }) => {
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang: 'en' }))
  await cafe.open(page)
  const en = texts.en.products
  await press(page, texts.en.office.section)
  await page
    .getByRole('radiogroup', { name: texts.en.office.sections })
    .getByRole('radio', { name: en.section })
    .click()
  await press(page, /^Lunch formula|^Formule midi/)
  await lookEveryWay(page, 'products-en')
  await press(page, en.page.tiles)
  await lookEveryWay(page, 'products-tiles-en')
  await press(page, en.page.files)
  await lookEveryWay(page, 'products-files-en')
})
