import type { Page } from '@playwright/test'
import { startCaisseApSimulator } from '../../src/main/devices/simulators/terminal/caisse-ap-server.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { networkTerminal } from '../support/linked-terminal.ts'
import { lookEveryWay } from './every-look.ts'
import { openCard, sell } from './hands.ts'
import { expect, test, type Cafe } from './till.ts'

const strip = (page: Page) => page.getByRole('region', { name: 'Remboursement par carte' })
const COFFEE = /^Café 1,60/

/** A coffee paid by card on a linked terminal, whose customer comes back. */
async function sold(page: Page, cafe: Cafe) {
  const terminal = await startCaisseApSimulator({ mode: 'automatic' })
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  const setting = networkTerminal(terminal.port, { answerSeconds: 300 })
  await ask.cardPayments.configure({ commandId: newCommandId(), terminal: setting })
  await sell(page, [COFFEE], 'Carte')
  terminal.control.mode('by-hand')
  await openCard(page)
  await page.getByRole('button', { name: 'Tout rembourser' }).click()
  return { terminal, ask }
}

test.describe('a refund on a linked card terminal', () => {
  test.setTimeout(180_000)

  test('is asked with the card’s key, and is given when the terminal has given it', async ({ page, cafe }) => {
    const { terminal, ask } = await sold(page, cafe)
    await page.getByRole('button', { name: /^Carte 1,60/ }).click()
    await expect(strip(page)).toContainText('À rendre sur la carte')
    await expect(strip(page)).toContainText('1,60')
    await lookEveryWay(page, 'card-refund-waiting')
    terminal.control.approve()
    await expect(page.getByText('Remboursé par carte')).toBeVisible()
    expect(await ask.tickets.settled({ limit: 1 })).toMatchObject([
      { number: 2, kind: 'refund', corrects: 1, totalCents: -160, tenderKinds: ['card'] },
    ])
    expect(terminal.control.charged().at(-1)).toMatchObject({ kind: 'refund', paidCents: 160 })
    await terminal.close()
  })

  test('that the terminal does not give says why; given by hand it is noted', async ({ page, cafe }) => {
    const { terminal, ask } = await sold(page, cafe)
    await page.getByRole('button', { name: /^Carte 1,60/ }).click()
    await expect(strip(page)).toContainText('À rendre sur la carte')
    terminal.control.refuse()
    await expect(page.getByText('Remboursement refusé. Rien n’a été rendu.')).toBeVisible()
    await lookEveryWay(page, 'card-refund-refused')
    await page.getByRole('button', { name: /^Rendu à la main/ }).click()
    await expect(page.getByText('Remboursé par carte')).toBeVisible()
    expect(await ask.tickets.settled({ limit: 1 })).toMatchObject([{ kind: 'refund', totalCents: -160 }])
    expect(terminal.control.charged().filter(({ kind }) => kind === 'refund')).toEqual([])
    await terminal.close()
  })

  test('that nobody heard the end of is settled by a person, also after a crash', async ({ page, cafe }) => {
    const { terminal } = await sold(page, cafe)
    await page.getByRole('button', { name: /^Carte 1,60/ }).click()
    await expect(strip(page)).toContainText('À rendre sur la carte')
    await cafe.killAndRestart()
    await expect(strip(page)).toContainText('Regardez le dernier ticket du terminal', { timeout: 20_000 })
    await lookEveryWay(page, 'card-refund-unknown')
    // Whoever closed the card finds it again by the bar.
    await page.getByRole('button', { name: 'Fermer', exact: true }).click()
    await expect(page.getByText(/Un remboursement par carte de 1,60/)).toBeVisible()
    await page.getByRole('button', { name: 'Voir le ticket' }).click()
    await page.getByRole('button', { name: /^Accepté/ }).click()
    await expect(page.getByText('Remboursé par carte')).toBeVisible()
    const again = await cafe.ask()
    expect(await again.tickets.settled({ limit: 1 })).toMatchObject([{ kind: 'refund', totalCents: -160 }])
    await terminal.close()
  })
})
