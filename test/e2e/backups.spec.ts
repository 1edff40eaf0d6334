import type { Page } from '@playwright/test'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SetupFile } from '../../src/shared/contracts/setup-file.ts'
import { newSupplierId } from '../../src/shared/stock.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { temporaryFolder } from '../support/shop.ts'
import { lookEveryWay } from './every-look.ts'
import { toSettingsPage } from './hands.ts'
import { expect, test, type Cafe } from './till.ts'

async function toBackups(page: Page, cafe: Cafe, lang: Lang): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
  await cafe.open(page)
  await page.getByRole('button', { name: texts[lang].rail.cash, exact: true }).click()
  await toSettingsPage(page, texts[lang].backups.page, lang)
}

/** Makes the sheet, reads its key off the screen, proves it, and waits for the first backup. */
async function setUp(page: Page, lang: Lang, looked: (name: string) => Promise<void>): Promise<string> {
  const words = texts[lang].backups
  await looked('backups-not-yet')
  await page.getByRole('button', { name: words.notYet.key }).click()
  const paper = page.getByRole('article')
  await expect(paper.getByRole('img', { name: words.sheet.code })).toBeVisible()
  const identity = (await paper.locator('code span').allTextContents()).join('')
  expect(identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  await looked('backups-sheet')
  const start = page.getByRole('button', { name: words.sheet.start })
  await page.getByLabel(words.sheet.typed).fill('AAAAAA')
  await start.click()
  await expect(page.getByText(texts[lang].refusal.SHEET_DIFFERS).first()).toBeVisible()
  await page.getByLabel(words.sheet.typed).fill(identity.slice(-6).toLowerCase())
  await start.click()
  await expect(rows(page, lang)).toHaveCount(1)
  return identity
}

const rows = (page: Page, lang: Lang) =>
  page.getByRole('list', { name: texts[lang].backups.listTitle }).getByRole('listitem')
const places = (page: Page, lang: Lang) =>
  page.getByRole('list', { name: texts[lang].backups.places.title, exact: true }).getByRole('listitem')

for (const lang of ['fr', 'en'] as const) {
  test(`F-48 a manager sets backups up, sees them verified, and a stick that goes and comes back, in ${lang}`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(240_000)
    const t = texts[lang]
    const words = t.backups
    const looked = (name: string) => lookEveryWay(page, `${name}-${lang}`)
    const media = temporaryFolder()
    const stick = join(media.folder, 'stick')
    mkdirSync(stick)
    await toBackups(page, cafe, lang)
    await setUp(page, lang, looked)
    await expect(
      page.getByText(words.state.good({ when: '' }).trim().replace(/\s*$/, ''), { exact: false }),
    ).toBeVisible()

    const place = page.getByLabel(words.places.path)
    await place.fill(join(media.folder, 'nowhere'))
    await page.getByRole('button', { name: words.places.add }).click()
    await expect(page.getByText(t.refusal.PLACE_NOT_THERE).first()).toBeVisible()
    await place.fill(stick)
    await page.getByRole('button', { name: words.places.add }).click()
    await expect(places(page, lang)).toContainText(words.places.state.there)
    const sealed = () => readdirSync(stick).filter((name) => name.endsWith('.zinc-backup')).length
    expect(sealed()).toBe(1)

    renameSync(stick, `${stick}-away`)
    await page.getByRole('button', { name: words.now }).click()
    await expect(rows(page, lang)).toHaveCount(2)
    await expect(places(page, lang)).toContainText(words.places.state.missing)
    await expect(page.getByText(words.bar.missing({ count: 1 }))).toBeVisible()
    await looked('backups-missing')

    renameSync(`${stick}-away`, stick)
    await page.getByRole('button', { name: words.now }).click()
    await expect(places(page, lang)).toContainText(words.places.state.there)
    await expect(page.getByText(words.bar.missing({ count: 1 }))).toBeHidden()
    expect(sealed()).toBe(2)
    await page.getByRole('radio', { name: words.retention.days({ count: 7 }) }).click()
    await looked('backups-running')
    media.remove()
  })
}

test('F-48 a manager opens a backup with the sheet, sees what would be lost, and the till starts from it', async ({
  page,
  cafe,
}) => {
  test.setTimeout(180_000)
  const lang = 'fr'
  const t = texts[lang]
  const words = t.backups
  const looked = (name: string) => lookEveryWay(page, `${name}-${lang}`)
  await toBackups(page, cafe, lang)
  const identity = await setUp(page, lang, () => Promise.resolve())
  await page.getByRole('button', { name: t.rail.counter, exact: true }).click()
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
  await toSettingsPage(page, words.page, lang)

  await rows(page, lang).getByRole('button').click()
  const key = page.getByLabel(words.restore.identity)
  await key.fill('AGE-SECRET-KEY-1NOT')
  await page.getByRole('button', { name: words.restore.open }).click()
  await expect(page.getByRole('alert')).toHaveText(words.unusable.RECOVERY_KEY_WRONG)
  await looked('backups-wrong-key')
  await key.fill(identity.slice('AGE-SECRET-KEY-1'.length).toLowerCase())
  await page.getByRole('button', { name: words.restore.open }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 vente' })).toBeVisible()
  await looked('backups-preview')
  await page.getByRole('button', { name: words.restore.confirm, exact: true }).click()
  await page.getByRole('button', { name: words.restore.sure }).click()
  await expect(page.getByText(t.stopped.RESTORE_READY.title)).toBeVisible()
  await looked('backups-stopped')
  await cafe.killAndRestart()
  await page.reload()
  const ask = await cafe.ask()
  expect(await ask.till.status({})).toMatchObject({ phase: 'running' })
  expect((await ask.tickets.counter({})).last).toBe(null)
  expect(readdirSync(cafe.folder).some((name) => name.startsWith('ledger.db.replaced-'))).toBe(true)
})

for (const lang of ['fr', 'en'] as const) {
  test(`F-48 a ledger that does not open offers its backups, and one is put back with the sheet, in ${lang}`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(180_000)
    const t = texts[lang]
    const words = t.backups
    await toBackups(page, cafe, lang)
    const identity = await setUp(page, lang, () => Promise.resolve())
    const url = page.url()
    await cafe.process().stop()
    writeFileSync(join(cafe.folder, 'ledger.db'), 'no ledger any more')
    for (const rest of ['-wal', '-shm']) rmSync(join(cafe.folder, `ledger.db${rest}`), { force: true })
    await cafe.killAndRestart()
    await page.goto(url)
    await page.reload()
    await expect(page.getByText(t.stopped.LEDGER_CORRUPT.title)).toBeVisible()
    const found = page.getByRole('region', { name: words.restore.title, exact: true })
    await expect(found.getByRole('listitem')).toHaveCount(1)
    await lookEveryWay(page, `backups-rescue-${lang}`)
    await found.getByRole('listitem').getByRole('button', { name: words.putBack }).click()
    await page.getByLabel(words.restore.identity).fill(identity)
    await page.getByRole('button', { name: words.restore.open }).click()
    await expect(page.getByText(words.restore.unknownLost)).toBeVisible()
    await lookEveryWay(page, `backups-rescue-preview-${lang}`)
    await page.getByRole('button', { name: words.restore.confirm, exact: true }).click()
    await page.getByRole('button', { name: words.restore.sure }).click()
    await expect(page.getByText(t.stopped.RESTORE_READY.title)).toBeVisible()
    await cafe.killAndRestart()
    expect(await (await cafe.ask()).till.status({})).toMatchObject({ phase: 'running' })
  })
}

for (const lang of ['fr', 'en'] as const) {
  test(`F-48 a set-up file says what it brings, who of it refused and why, and sets the till up, in ${lang}`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(120_000)
    const t = texts[lang]
    const words = t.backups.setupFile
    await page.setViewportSize({ width: 1024, height: 768 })
    await toBackups(page, cafe, lang)
    const card = page.getByRole('region', { name: words.title })
    const download = page.waitForEvent('download')
    await card.getByRole('button', { name: words.save, exact: true }).click()
    const file: SetupFile = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
    const read = (asked: object) =>
      card
        .locator('input[type=file]')
        .setInputFiles({ name: 'zinc.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(asked)) })
    async function use(): Promise<void> {
      await card.getByRole('button', { name: words.use }).click()
      await card.getByRole('button', { name: words.sure }).click()
    }
    await read({ ...file, kind: 'another' })
    await expect(card.getByText(words.wrong)).toBeVisible()

    const { parts, ...before } = file
    await read({ ...before, format: 1 })
    await expect(card.getByText(words.bringsNoParts)).toBeVisible()

    const stock = parts['stock'] as { readonly items: readonly object[] } // as the till wrote it
    const items = stock.items.map((item) => ({ ...item, supplierId: newSupplierId() }))
    await read({ ...file, parts: { ...parts, stock: { ...stock, items }, sauna: {} } })
    await expect(card.getByText(words.unknownParts({ parts: 'sauna' }))).toBeVisible()
    await card.getByRole('button', { name: words.use }).click()
    await card.getByRole('button', { name: words.sure }).scrollIntoViewIfNeeded()
    await lookEveryWay(page, `setup-file-read-${lang}`)
    await card.getByRole('button', { name: words.sure }).click()
    const why = t.refusal.STOCK_SUPPLIER_UNKNOWN
    const verdict = card.getByText(words.refusedPart({ part: words.part.stock, why }))
    await expect(verdict).toBeVisible()
    await verdict.scrollIntoViewIfNeeded()
    await lookEveryWay(page, `setup-file-refused-${lang}`)

    await read(file)
    await expect(card.getByText(words.bringsParts({ parts: words.part.stock }))).toBeVisible()
    await use()
    await expect(card.getByText(words.done)).toBeVisible()
  })
}
