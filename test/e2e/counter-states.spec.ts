import type { Page } from '@playwright/test'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PRINTER_OFF, startTill } from '../support/serve-process.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { expectAccessible } from './accessible.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

// Every state of the counter (brief counter §3.4) that no other spec draws, at three sizes, light and dark.
const looks = [
  { width: 1366, height: 768, theme: 'light' },
  { width: 1024, height: 768, theme: 'dark' },
  { width: 1920, height: 1080, theme: 'light' },
] as const

test.use({ actionTimeout: 20_000 })

for (const lang of ['fr', 'en'] as const) {
  const t = texts[lang]
  const key = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
    for (const name of names) await key(page, name).click()
  }

  test.describe(lang, () => {
    test.beforeEach(async ({ page }) => {
      test.setTimeout(120_000)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
    })

    test(`an ordinary sale, in ${lang}: empty, lines, partly paid, paid with its change`, async ({ page, cafe }) => {
      await cafe.open(page)
      await key(page, t.day.open).click()
      await key(page, t.pay.exact).waitFor()
      await looked(page, lang, 'empty')
      await press(page, /^Café /, /^Café /, /^Croissant /, /^Cappuccino /, /^Verre rouge /)
      await expect(page.locator('.lines li')).toHaveCount(4)
      await looked(page, lang, 'lines')
      await press(page, t.pay.other)
      await page.keyboard.type('500', { delay: 100 })
      await page.locator('.ticket').getByRole('button', { name: t.pay.card, exact: true }).click()
      await expect(page.locator('.total')).toContainText(t.ticket.stillToPay)
      await looked(page, lang, 'partly-paid')
      await press(page, /^(20 €|€20)$/)
      await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
      await looked(page, lang, 'paid')
    })

    test(`a printer without paper, in ${lang}: the sale is paid, its receipt waits`, async ({ page, cafe }) => {
      cafe.printer.faults.paperOut()
      await cafe.open(page)
      await key(page, t.day.open).click()
      await key(page, t.pay.exact).waitFor()
      await press(page, /^Café /, t.pay.exact)
      await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
      await expect(page.locator('.bars')).toContainText(t.health['paper-out'])
      await looked(page, lang, 'paper-out')
      cafe.printer.faults.paperOut(false)
      await expect.poll(() => cafe.printer.paper.slips.length, { timeout: 20_000 }).toBe(1)
    })

    test(`a code that nobody knows, in ${lang}: it becomes a product and is sold, or is put away`, async ({
      page,
      cafe,
    }) => {
      await cafe.open(page)
      await key(page, t.day.open).click()
      await key(page, t.pay.exact).waitFor()
      await scan(page, '3017620422003')
      await expect(page.locator('.bars')).toContainText('3017620422003')
      await looked(page, lang, 'unknown-code')
      await press(page, t.banner.dismiss)
      await expect(page.locator('.bars')).toHaveCount(0)
      await scan(page, '3017620422003')
      await press(page, t.banner.create)
      await page.keyboard.type('Pâte à tartiner', { delay: 90 })
      for (const digit of '450') {
        await page.locator('.new-product .keypad').getByRole('button', { name: digit, exact: true }).click()
      }
      await looked(page, lang, 'new-product')
      await press(page, t.newProduct.keep)
      await expect(page.locator('.lines li')).toContainText('Pâte à tartiner')
      await press(page, t.pay.exact)
      await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
      await scan(page, '3017620422003')
      await expect(page.locator('.lines li')).toContainText('Pâte à tartiner')
      const [sold] = await (await cafe.ask()).tickets.settled({ limit: 1 })
      expect(sold).toMatchObject({ totalCents: 450 })
    })

    test.describe(() => {
      test.use({ hoursOpen: 26 })
      test(`a day that was opened more than 24 hours ago, in ${lang}: it is said, and selling goes on`, async ({
        page,
        cafe,
      }) => {
        await cafe.open(page)
        await expect(page.locator('.bars')).toContainText(t.banner.overdueKey)
        await looked(page, lang, 'overdue')
        await press(page, /^Café /, t.pay.exact)
        await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
      })
    })

    test.describe(() => {
      test.use({ hoursOpen: -3 })
      test(`a clock that was set back, in ${lang}: it is said in red, and tickets keep their order`, async ({
        page,
        cafe,
      }) => {
        await cafe.open(page)
        await expect(page.locator('.bars')).toContainText(t.anomaly['clock-back'])
        await looked(page, lang, 'clock-back')
        await key(page, t.day.open).click()
        await press(page, /^Café /, t.pay.exact)
        await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
        const numbers = (await (await cafe.ask()).tickets.settled({ limit: 2 })).map(({ number }) => number)
        expect(numbers).toEqual([2, 1])
      })
    })

    test(`another version that lies ready, in ${lang}: told between two days, never during one`, async ({ page }) => {
      const root = join(import.meta.dirname, '..', '..')
      const program = mkdtempSync(join(tmpdir(), 'zinc-program-'))
      cpSync(join(root, 'out'), join(program, 'out'), { recursive: true })
      symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'))
      writeFileSync(join(program, 'package.json'), JSON.stringify({ type: 'module', version: '9.8.7' }))
      const dataFolder = join(program, 'data')
      mkdirSync(dataFolder)
      const cli = join(program, 'out/main/cli.js')
      const till = startTill({ dataFolder, cli, pages: join(program, 'out/renderer'), printer: PRINTER_OFF })
      try {
        await page.goto(await till.ready)
        await expect(page.locator('.bars')).toContainText('9.8.7')
        await looked(page, lang, 'update')
        await key(page, t.day.open).click()
        await key(page, t.pay.exact).waitFor()
        await expect(page.getByText('9.8.7')).toHaveCount(0)
      } finally {
        await till.stop()
        rmSync(program, { recursive: true, force: true })
      }
    })
  })
}

/** Nothing lies outside at any size; axe looks at the first. */
async function looked(page: Page, lang: Lang, state: string): Promise<void> {
  for (const { width, height, theme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    await expectNothingOutside(page)
    await keepPicture(page, `state-${state}-${width}-${lang}-${theme}`)
    if (width !== 1920) await expectAccessible(page, `${state}, ${theme}`, theme === 'light' ? 'all' : 'colours')
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** As a wand writes: faster than any hand, whatever the machine does meanwhile. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate((digits) => {
    const press = (key: string, where: string) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code: where, bubbles: true, cancelable: true }),
      )
    for (const digit of digits) press(digit, `Digit${digit}`)
    press('Enter', 'Enter')
  }, code)
}
