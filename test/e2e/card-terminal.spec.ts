import type { Page } from '@playwright/test'
import type { TerminalMode } from '../../src/main/devices/simulators/terminal/behaviour.ts'
import { startCaisseApSimulator } from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { networkTerminal } from '../support/linked-terminal.ts'
import { expectAccessible } from './accessible.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const payKeys = (page: Page) => page.getByRole('group', { name: 'Encaisser' })
const strip = (page: Page) => page.getByRole('region', { name: 'Paiement par carte' })
const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) })

/** A café whose card terminal is linked to one that a test drives. */
async function linked(page: Page, cafe: Cafe, mode: TerminalMode) {
  const terminal = await startCaisseApSimulator({ mode })
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await ask.cardPayments.configure({
    commandId: newCommandId(),
    terminal: networkTerminal(terminal.port, { answerSeconds: 300 }),
  })
  await expect
    .poll(async () => {
      const status = await ask.till.status({})
      return status.phase === 'running' && status.settings.cardTerminal.link
    })
    .toBe('caisse-ap')
  return { terminal, ask }
}

test.describe('a linked card terminal', () => {
  test.setTimeout(180_000)

  test('is asked with one touch, and the ticket is paid when the customer is', async ({ page, cafe }) => {
    const { terminal, ask } = await linked(page, cafe, 'by-hand')
    await tile(page, 'Café').click()
    await key(page, 'Carte').click()
    await expect(strip(page)).toContainText('En attente de la carte')
    await expect(strip(page)).toContainText('1,60')
    await expect(strip(page)).toContainText('touche rouge')
    await expect(payKeys(page)).toHaveCount(0)
    await keepPicture(page, 'terminal-waiting')
    await expectAccessible(page, 'waiting for the card')
    await expectNothingOutside(page)
    terminal.control.approve()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    await expect(payKeys(page)).toBeVisible()
    const { last } = await ask.tickets.counter({})
    expect(last).toMatchObject({ totalCents: 160, tenderKinds: ['card'] })
    await terminal.close()
  })

  test('H-20: that refuses leaves the keys as they were, and says that nothing was paid', async ({ page, cafe }) => {
    const { terminal } = await linked(page, cafe, 'by-hand')
    await tile(page, 'Café').click()
    await key(page, 'Carte').click()
    await expect(strip(page)).toContainText('En attente de la carte')
    terminal.control.abandon()
    await expect(page.getByText('Paiement abandonné sur le terminal. Rien n’a été payé.')).toBeVisible()
    await expect(payKeys(page)).toBeVisible()
    await keepPicture(page, 'terminal-refused')
    await key(page, 'Fermer').click()
    await expect(page.getByText('Paiement abandonné')).toHaveCount(0)

    // A part of it, then the rest in cash.
    await key(page, 'Carte').click()
    await expect(strip(page)).toContainText('En attente de la carte')
    terminal.control.approve(100)
    await expect(page.getByText('La carte a payé 1,00')).toBeVisible()
    await key(page, 'Espèces juste').click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    await terminal.close()
  })

  test('that cannot be reached says why, and the cashier may have taken the card by hand', async ({ page, cafe }) => {
    const { terminal, ask } = await linked(page, cafe, 'automatic')
    await terminal.switchOff()
    await tile(page, 'Café').click()
    await key(page, 'Carte').click()
    await expect(page.getByText('Rien n’a été demandé au client.')).toBeVisible()
    await keepPicture(page, 'terminal-unreachable')
    await expectAccessible(page, 'a terminal that is off')
    await key(page, 'Déjà payé sur le terminal').click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    expect((await ask.tickets.counter({})).last).toMatchObject({ tenderKinds: ['card'] })
    await terminal.close()
  })

  test('that nobody heard the end of asks a person, and is asked again after a crash', async ({ page, cafe }) => {
    const { terminal } = await linked(page, cafe, 'by-hand')
    await tile(page, 'Café').click()
    await key(page, 'Carte').click()
    await expect(strip(page)).toContainText('En attente de la carte')
    await cafe.killAndRestart()
    await expect(strip(page)).toContainText('Regardez le dernier ticket du terminal', { timeout: 20_000 })
    await expect(strip(page)).toContainText('La caisse s’est arrêtée pendant le paiement.')
    await expect(payKeys(page)).toHaveCount(0)
    await keepPicture(page, 'terminal-unknown')
    await expectAccessible(page, 'a payment in doubt')
    await expectNothingOutside(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await keepPicture(page, 'terminal-unknown-dark')
    await expectAccessible(page, 'a payment in doubt, dark', 'colours')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1024, height: 768 })
    await keepPicture(page, 'terminal-unknown-small')
    await expectNothingOutside(page)
    await page.getByRole('button', { name: /^Accepté/ }).click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    const ask = await cafe.ask()
    expect((await ask.tickets.counter({})).last).toMatchObject({ totalCents: 160, tenderKinds: ['card'] })
    await terminal.close()
  })

  test('is set on its page, and tried before it is kept', async ({ page, cafe }) => {
    const terminal = await startCaisseApSimulator()
    await cafe.open(page)
    await key(page, 'Caisse').click()
    await toSettingsPage(page, 'Terminal')
    await expect(page.getByText('c’est le réglage de départ')).toBeVisible()
    await page.getByRole('radio', { name: 'Réseau (Caisse-AP)' }).click()
    await page.getByRole('textbox', { name: 'Adresse du terminal' }).fill('127.0.0.1')
    await page.getByRole('textbox', { name: 'Port', exact: true }).fill('1')
    await key(page, 'Essayer la liaison').click()
    await expect(page.getByText('Rien n’écoute à cette adresse')).toBeVisible()
    await page.getByRole('textbox', { name: 'Port', exact: true }).fill(String(terminal.port))
    await key(page, 'Essayer la liaison').click()
    await expect(page.getByText('Le terminal répond.')).toBeVisible()
    await key(page, 'Réglages avancés').click()
    await keepPicture(page, 'terminal-settings')
    await expectAccessible(page, 'the terminal’s page')
    await expectNothingOutside(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await keepPicture(page, 'terminal-settings-dark')
    await expectAccessible(page, 'the terminal’s page, dark', 'colours')
    await page.emulateMedia({ colorScheme: 'light' })
    await key(page, 'Enregistrer').click()
    await expect(key(page, 'Enregistrer')).toHaveAttribute('aria-disabled', 'true')
    const status = await (await cafe.ask()).till.status({})
    expect(status).toMatchObject({ settings: { cardTerminal: { link: 'caisse-ap', port: terminal.port } } })
    await page.getByRole('radio', { name: 'Câble (Concert V2)' }).click()
    await keepPicture(page, 'terminal-settings-serial')
    await expectAccessible(page, 'a terminal at a cable')
    await terminal.close()
  })
})
