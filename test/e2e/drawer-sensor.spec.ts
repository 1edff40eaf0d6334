import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { toSettingsPage } from './hands.ts'
import { expect, test } from './till.ts'

test.setTimeout(120_000)

for (const lang of ['fr', 'en'] as const) {
  const t = texts[lang]
  test(`a drawer’s switch is learnt while it is shut; opened without the till it is told at the counter, in ${lang}`, async ({
    page,
    cafe,
  }) => {
    const drawer = await startPrinterSimulator()
    // This one is inverted: shut, its pin is high.
    drawer.faults.drawerHigh()
    await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
    await cafe.open(page)
    await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
    await toSettingsPage(page, t.printers.page, lang)
    await page.getByRole('button', { name: t.printers.add }).click()
    const side = page.getByRole('complementary', { name: t.printers.fresh.first })
    await side.getByRole('textbox', { name: t.printers.addresses.tcp }).fill(`127.0.0.1:${drawer.port}`)
    await side.getByRole('button', { name: t.printers.sensorLearn }).click()
    await expect(side.getByText(t.printers.sensorSays.learnt)).toBeVisible()
    await expect(side.getByRole('radio', { name: t.printers.sensors['low-is-open'] })).toBeChecked()
    await side.getByText(t.printers.sensorSays.learnt).scrollIntoViewIfNeeded()
    await lookEveryWay(page, `drawer-sensor-${lang}`)
    await side.getByRole('button', { name: t.printers.save, exact: true }).click()
    await expect(side.getByText(t.printers.saved)).toBeVisible()

    // The printer that this café was started with goes before all others: this one stands in for it.
    const ask = await cafe.ask()
    const { printers } = await ask.printers.setup({})
    const routes = [{ purpose: 'receipts' as const, printerIds: printers.map(({ printerId }) => printerId) }]
    await ask.printers.saveSetup({ commandId: newCommandId(), setup: { printers, routes } })
    const state = async () => (await ask.printing.status({})).drawer
    await expect.poll(state, { timeout: 20_000 }).toBe('closed')
    await page.getByRole('button', { name: t.rail.counter, exact: true }).click()
    drawer.faults.drawerHigh(false)
    await expect(page.getByText(t.banner.drawerUnasked)).toBeVisible({ timeout: 20_000 })
    await lookEveryWay(page, `drawer-unasked-${lang}`)
    drawer.faults.drawerHigh()
    await expect(page.getByText(t.banner.drawerUnasked)).toHaveCount(0, { timeout: 20_000 })
    await drawer.close()
  })
}
