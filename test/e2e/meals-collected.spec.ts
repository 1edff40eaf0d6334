import { roundScreens } from '../../src/bricks/meals/texts/round-screens.ts'
import { newLineId, newTenderId, newTicketId, type CustomerId, type ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { lookEveryWay } from './every-look.ts'
import { id, key, openMealsPage, village } from './meals-village.ts'
import { expect, test } from './till.ts'

const t = roundScreens.fr.rounds

/** Ten coffees are on somebody's account: 16,00. */
async function owesCoffees(ask: AskOverSocket, customerId: CustomerId): Promise<void> {
  await ask.till.changeSettings({ ...id(), tenders: ['cash', 'card', 'account'] })
  await ask.accounts.setLimit({ ...id(), customerId, limitCents: cents(5000) })
  const ticketId = newTicketId()
  const coffee = {
    productId: 'prd_cafe' as ProductId,
    quantityMilli: milli(10_000),
    optionIds: [],
    place: 'on-site' as const,
  }
  await ask.tickets.addLine({ ...id(), ticketId, lineId: newLineId(), ...coffee })
  const tender = { tenderId: newTenderId(), kind: 'account' as const, ref: customerId, printReceipt: false }
  await ask.tenders.take({ ...id(), ticketId, ...tender, offeredCents: cents(1600), dueCents: cents(1600) })
}

test('what a driver was given at a stop is listed when the round is over; a tap puts it on the ticket, and it is paid', async ({
  page,
  cafe,
}) => {
  test.setTimeout(240_000)
  await cafe.open(page)
  await cafe.openDay(page)
  const { meals, day, town } = await village(cafe)
  const ask = await cafe.ask()
  const [dupont] = await meals.people({ text: 'Dupont', ended: false })
  if (!dupont) throw new Error('M. Dupont is not there')
  await owesCoffees(ask, dupont.personId)
  await meals.prepare({ ...id(), day })
  const temperature = { where: 'departure' as const, tenthsC: 21, comment: '', action: null, sure: false }
  await meals.load({ ...id(), roundId: town, day, driver: 'Jean', temperature, anyway: false })

  await openMealsPage(page, t.title)
  const stop = page.locator('.mr-stop').filter({ hasText: 'M. Dupont' })
  await expect(stop).toContainText(/à encaisser 16,00/)
  await stop.click()
  await key(page, t.results.delivered).click()
  await key(page, /^16,00/).click()
  await expect(page.getByRole('textbox', { name: t.collected })).toHaveValue('16,00')
  await lookEveryWay(page, 'meals-collected-stop')
  await key(page, t.keep).click()
  await page.getByLabel(t.last).fill('2,4')
  await key(page, t.validate).click()
  await expect(page.getByText('6 repas livrés.')).toBeVisible()

  const given = page.getByRole('region', { name: t.collectedAll })
  await expect(given.getByRole('heading')).toHaveText(/16,00/)
  await lookEveryWay(page, 'meals-collected-list')
  await given.getByRole('button', { name: /M\. Dupont/ }).click()
  await expect(page.getByLabel('À payer')).toContainText('16,00')
  await lookEveryWay(page, 'meals-collected-ticket')
  await key(page, 'Espèces juste').click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  expect(await ask.accounts.statement({ customerId: dupont.personId })).toMatchObject({ balanceCents: 0 })

  await openMealsPage(page, t.title)
  await expect(stop).not.toContainText(/à encaisser/)
  await expect(given).toContainText(t.owesNothing)
  await lookEveryWay(page, 'meals-collected-paid')
})
