import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { BikesContract } from '../../src/bricks/bikes/contract/index.ts'
import { newRentalId, type BikeId } from '../../src/bricks/bikes/ids.ts'
import type { Rental } from '../../src/bricks/bikes/rental.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { newCommandId, newLineId, newTicketId } from '../../src/shared/ids.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { expect, type Cafe } from './till.ts'

export type Bikes = ContractRouterClient<BikesContract>
type Ask = Awaited<ReturnType<Cafe['ask']>>
/** The part of the bikes is put into the router by its name. */
export const bikesOf = (ask: Ask) => (ask as unknown as { readonly bikes: Bikes }).bikes

/** Opens the screen of the bikes from the rail. */
export async function openBikes(page: Page, lang: Lang = 'fr'): Promise<void> {
  const { title } = screenTexts[lang]
  await page.getByRole('navigation').getByRole('button', { name: title }).click()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
}

/** A café that is open at any hour that a test may run at. */
export async function alwaysOpen(bikes: Bikes): Promise<void> {
  const setup = await bikes.setup({})
  const week = setup.opening.week.map(() => [{ fromMinute: 0, toMinute: 1439 }])
  await bikes.saveSetup({ commandId: newCommandId(), setup: { ...setup, opening: { ...setup.opening, week } } })
}

/** Books one of a model or more, for somebody who is known. */
export async function book(
  bikes: Bikes,
  model: string,
  times: { readonly startMs: number; readonly endMs: number },
  name: string,
  quantity = 1,
  bikeIds: readonly BikeId[] = [],
): Promise<Rental> {
  const { models } = await bikes.fleet({})
  const modelId = models.find((one) => one.name === model)?.modelId
  if (!modelId) throw new Error(`no model ${model}`)
  const rentalId = newRentalId()
  const asked = { ...times, wishes: [{ modelId, quantity, bikeIds: [...bikeIds] }], accessories: [], guarantee: false }
  await bikes.hold({ commandId: newCommandId(), rentalId, asked, channel: 'phone' })
  const party = {
    name,
    phone: '06 12 34 56 78',
    email: '',
    idSeen: 'identity-card',
    isAdult: true,
    riders: [],
  } as const
  return bikes.confirm({ commandId: newCommandId(), rentalId, party: { ...party, riders: [] }, language: 'fr' })
}

/** Lets it leave with a cheque as a deposit, and pays the ticket. */
export async function leave(page: Page, ask: Ask, { rentalId, lines, party }: Rental): Promise<void> {
  const bikes = bikesOf(ask)
  const { checklist } = await bikes.setup({})
  const checks = checklist.map((item) => ({ item, ok: true }))
  await bikes.depart({
    commandId: newCommandId(),
    rentalId,
    party,
    language: 'fr',
    conditions: lines.map(({ bikeId }) => ({
      bikeId,
      condition: { checks, batteryPercent: null, note: '' },
    })),
    deposit: { kind: 'cheque', ref: '4471', scheme: '' },
    signature: '',
    ticketId: newTicketId(),
    lineIds: [newLineId(), newLineId()],
    place: 'on-site',
    printContract: false,
  })
  const exact = (lang: Lang) => page.getByRole('button', { name: texts[lang].pay.exact })
  await exact('fr').or(exact('en')).click()
}
