import { test as base, type BrowserContext, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createSerialDisplay } from '../../src/main/devices/display/serial-display.ts'
import { serveWorkbench } from '../../src/main/devices/simulators/workbench/web.ts'
import { startWorkbench } from '../../src/main/devices/simulators/workbench/workbench.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { networkTerminal } from '../support/linked-terminal.ts'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { expectAccessible } from './accessible.ts'
import { expect, keepPicture } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

/** The devices' page on the left, a real till on the right, and nothing between them but the devices' own protocols. */
const test = base.extend<{ counter: Awaited<ReturnType<typeof openCounter>> }>({
  counter: async ({ context }, provide) => {
    const { folder, remove } = temporaryFolder()
    const counter = await openCounter(folder, context)
    await provide(counter)
    await counter.close()
    remove()
  },
})

async function openCounter(folder: string, context: BrowserContext) {
  const links = mkdtempSync('/dev/shm/zinc-') // a till takes no serial port outside of /dev
  const workbench = await startWorkbench({ links, msPerLine: 2 })
  const served = await serveWorkbench(workbench)
  const { printer, terminal, scanner, display } = workbench.state()
  const till = startTill({ dataFolder: join(folder, 'till'), printer: `${printer.address}:epson-80` })
  const { ask, close } = await till.connect()
  const [sim, counter] = [await context.newPage(), await context.newPage()]
  await sim.goto(served.url)
  await counter.goto(await till.ready)
  await counter.getByRole('button', { name: 'Ouvrir la journée' }).click()
  await key(counter, 'Espèces juste').waitFor()
  return {
    sim,
    till: counter,
    ask,
    workbench,
    displayPath: display?.path ?? '',
    async link() {
      const port = Number(terminal.address.split(':')[1])
      await ask.cardPayments.configure({
        commandId: newCommandId(),
        terminal: networkTerminal(port, { answerSeconds: 300 }),
      })
      const serialScanners = scanner ? [{ path: scanner.path, baudRate: 9600 as const }] : []
      await ask.till.changeSettings({ commandId: newCommandId(), serialScanners })
      const { scanners } = ask.scans
      await expect
        .poll(async () => (await scanners({})).scanners.map(({ state }) => state), { timeout: 20_000 })
        .toEqual(['connected'])
    },
    async close() {
      close()
      await till.stop()
      await served.close()
      await workbench.close()
      rmSync(links, { recursive: true })
    },
  }
}

const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) })
const slips = (page: Page) => page.getByRole('figure', { name: /^Ticket imprimé/ })

test.describe('the test bench beside a till', () => {
  test.skip(process.platform !== 'linux', 'its serial lines are made on Linux only')
  test.setTimeout(180_000)

  test('H-18: runs out of paper, is given a roll, and shows what the customer holds', async ({ counter }) => {
    const { sim, till } = counter
    const printer = part(sim, 'Imprimante')
    await key(printer.page(), 'Plus de papier').click()
    await expect(printer.getByRole('status')).toHaveText('Plus de papier')
    await tile(till, 'Café').click()
    await key(till, 'Espèces juste').click()
    await expect(till.getByText('Payé', { exact: true })).toBeVisible()
    await expect(till.getByText('L’imprimante n’a plus de papier')).toBeVisible()
    await expect(slips(sim)).toHaveCount(0)

    await key(sim, 'Plus de papier').click()
    await expect(printer.getByRole('status')).toHaveText('Prête')
    await expect(slips(sim)).toHaveCount(1, { timeout: 40_000 })
    await expect(slips(sim).first()).toContainText('Ticket')
    await expect(till.getByText('L’imprimante n’a plus de papier')).toHaveCount(0)
    await expect(printer.getByText('ouvert', { exact: true })).toBeVisible()
    await key(sim, 'Refermer').click()
    await expect(printer.getByText('fermé', { exact: true })).toBeVisible()

    // The cable is pulled in the middle: the till asks whether it came out.
    await key(sim, 'Couper au prochain ticket').click()
    await tile(till, 'Café').click()
    await key(till, 'Carte').click()
    await expect(till.getByText(/2.*le ticket est-il sorti/)).toBeVisible()
    await expect(sim.getByRole('figure', { name: 'Papier qui sort' })).toBeVisible()
    await key(sim, 'Prendre le papier').click()
    await expect(slips(sim)).toHaveCount(0)
  })

  test('H-19, H-20: scans, takes a card or refuses it, and loses its cables', async ({ counter }) => {
    const { sim, till, ask, link } = counter
    await link()
    await key(sim, 'Coca-Cola').click()
    await expect(till.getByLabel('À payer')).toContainText('3,30')
    const terminal = part(sim, 'Terminal de paiement')
    await key(till, 'Carte').click()
    await expect(terminal.getByRole('status')).toContainText('Présentez la carte')
    await expect(terminal.getByRole('status')).toContainText('3,30')
    await keepPicture(sim, 'workbench-card')
    await key(sim, 'Refuser').click()
    await expect(terminal.getByRole('status')).toContainText('Paiement refusé')
    await expect(till.getByText('Rien n’a été payé')).toBeVisible()
    await key(till, 'Fermer').click()
    await key(till, 'Carte').click()
    await key(sim, 'Accepter').click()
    await expect(till.getByText('Payé', { exact: true })).toBeVisible()
    expect((await ask.tickets.counter({})).last).toMatchObject({ totalCents: 330, tenderKinds: ['card'] })

    // Noise, and a code longer than any: the next one is read as if nothing had been.
    await key(sim, 'Du bruit').click()
    await key(sim, 'QR 3 000 signes').click()
    await expect(till.getByText(/^Code-barres https:.+ inconnu/)).toBeVisible()
    await sim.getByRole('textbox', { name: 'Code à lire' }).fill('5449000000996')
    await key(sim, 'Lire').click()
    await expect(till.getByLabel('À payer')).toContainText('3,30')

    await part(sim, 'Scanner').getByRole('button', { name: 'Câble coupé' }).click()
    await expect.poll(async () => (await ask.scans.scanners({})).scanners[0]?.state).toBe('lost')
    await terminal.getByRole('button', { name: 'Câble coupé' }).click()
    await expect(terminal.getByRole('status')).toHaveText('Éteint')
    await key(till, 'Carte').click()
    await expect(till.getByText(/terminal/i).first()).toBeVisible()
    await key(till, 'Espèces juste').click()
    await expect(till.getByText('Payé', { exact: true })).toBeVisible()
  })

  test('is whole at every size, by day and by night, in both languages', async ({ counter }) => {
    const { sim, till, displayPath } = counter
    await tile(till, 'Café').click()
    await key(till, 'Espèces juste').click()
    await expect(slips(sim)).toHaveCount(1)
    const line = { path: displayPath, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const
    const display = createSerialDisplay({ line, dialect: 'cd5220', columns: 20 })
    await display.show('Café', '1,60 EUR')
    await expect(part(sim, 'Afficheur client').getByRole('status')).toContainText('1,60 EUR')
    for (const colorScheme of ['light', 'dark'] as const) {
      await sim.emulateMedia({ colorScheme })
      for (const [width, height] of [
        [1024, 768],
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await sim.setViewportSize({ width, height })
        await expectNothingOutside(sim)
        await keepPicture(sim, `workbench-${colorScheme}-${width}`)
      }
      await expectAccessible(sim, `test bench, ${colorScheme}`, colorScheme === 'light' ? 'all' : 'colours')
    }
    await key(sim, 'English').click()
    await expect(sim.getByRole('heading', { level: 1 })).toHaveText('Test bench')
    await expectNothingOutside(sim)
    await key(sim, 'Out of paper').click()
    await expect(part(sim, 'Printer').getByRole('status')).toHaveText('Out of paper')
    await display.close()
  })

  test('does nothing for a page that is not its own', async ({ counter, request }) => {
    const url = counter.sim.url()
    const open = { do: 'printer', part: 'coverOpen', on: true }
    const asked = await request.post(`${url}do`, { data: open, headers: { Origin: 'http://elsewhere.example' } })
    expect(asked.status()).toBe(403)
    expect((await request.post(`${url}do`, { data: { do: 'format-disk' } })).status()).toBe(400)
    expect((await request.get(`${url}../../package.json`)).status()).toBe(404)
    expect(counter.workbench.state().printer.coverOpen).toBe(false)
  })
})
