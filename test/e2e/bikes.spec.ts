import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { BikesContract } from '../../src/bricks/bikes/contract/index.ts'
import { newRentalId } from '../../src/bricks/bikes/ids.ts'
import type { Asked, Rental } from '../../src/bricks/bikes/rental.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { newCommandId, newLineId, newTicketId } from '../../src/shared/ids.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { countTaps } from './hands.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'

const t = screenTexts.fr
const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Bikes = ContractRouterClient<BikesContract>
type Ask = Awaited<ReturnType<Cafe['ask']>>
/** The part of the bikes is put into the router by its name. */
const bikesOf = (ask: Ask) => (ask as unknown as { readonly bikes: Bikes }).bikes

const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
  for (const name of names) await key(page, name).click()
}

async function openBikes(page: Page, lang: Lang = 'fr'): Promise<void> {
  const { title } = screenTexts[lang]
  await page.getByRole('navigation').getByRole('button', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
}

/** One stroke of a finger on the pad. */
async function sign(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: t.hire.signHere }).boundingBox()
  if (!box) throw new Error('there is no pad')
  const to = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y)
  await to(0.1, 0.7)
  await page.mouse.down()
  for (let i = 1; i <= 24; i += 1) await to(0.1 + i * 0.022, 0.6 + Math.sin(i * 0.9) * 0.2)
  await page.mouse.up()
}

/** A café that is open at any hour that a test may run at. */
async function alwaysOpen(bikes: Bikes): Promise<void> {
  const setup = await bikes.setup({})
  const week = setup.opening.week.map(() => [{ fromMinute: 0, toMinute: 1439 }])
  await bikes.saveSetup({ commandId: newCommandId(), setup: { ...setup, opening: { ...setup.opening, week } } })
}

/** Holds so many of a model; its people are known where a name is given. */
async function hold(
  bikes: Bikes,
  model: string,
  times: Pick<Asked, 'startMs' | 'endMs'>,
  name: string,
): Promise<Rental> {
  const { models } = await bikes.fleet({})
  const modelId = models.find((one) => one.name === model)?.modelId
  if (!modelId) throw new Error(`no model ${model}`)
  const rentalId = newRentalId()
  const asked = { ...times, wishes: [{ modelId, quantity: 1, bikeIds: [] }], accessories: [], guarantee: false }
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
async function leave(ask: Ask, { rentalId, lines, party }: Rental): Promise<void> {
  const bikes = bikesOf(ask)
  const { checklist } = await bikes.setup({})
  const ticketId = newTicketId()
  await bikes.depart({
    commandId: newCommandId(),
    rentalId,
    party,
    language: 'fr',
    conditions: lines.map(({ bikeId }) => ({
      bikeId,
      condition: { checks: checklist.map((item) => ({ item, ok: true })), batteryPercent: null, note: '', photos: [] },
    })),
    deposit: { kind: 'cheque', ref: '4471', scheme: '' },
    signature: '',
    ticketId,
    lineIds: [newLineId(), newLineId()],
    place: 'on-site',
    printContract: false,
  })
}

/** Some hires of an ordinary day: booked, out, overdue, in repair. */
async function ordinaryDay(cafe: Cafe, page: Page): Promise<void> {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  await hold(bikes, 'VTC', { startMs: now + 3 * HOUR, endMs: now + 7 * HOUR }, 'Famille Roux')
  await hold(bikes, 'VAE', { startMs: now + 2 * HOUR, endMs: now + 5 * HOUR }, 'Garcia')
  await hold(bikes, 'VAE', { startMs: now + 26 * HOUR, endMs: now + 50 * HOUR }, 'Martin')
  await leave(ask, await hold(bikes, 'VTC', { startMs: now - 2 * HOUR, endMs: now + 2 * HOUR }, 'Petit'))
  await page.getByRole('button', { name: texts.fr.pay.exact }).click()
  await leave(ask, await hold(bikes, 'VAE', { startMs: now - 3 * HOUR, endMs: now - 25 * MINUTE }, 'Bernard Colette'))
  await page.getByRole('button', { name: texts.fr.pay.exact }).click()
  const { bikes: all } = await bikes.fleet({})
  const mended = all.find(({ number }) => number === 'VTC-04')
  if (mended) {
    const repairId = `rep_${crypto.randomUUID()}` as never
    const times = { fromMs: now, untilMs: now + 30 * HOUR }
    await bikes.maintain({
      commandId: newCommandId(),
      repairId,
      bikeId: mended.bikeId,
      reason: 'Freins à changer',
      ...times,
    })
  }
}

test.describe('bikes', () => {
  test.use({ actionTimeout: 15_000 })
  test.beforeEach(async ({ page, cafe }) => {
    await cafe.open(page)
    await cafe.openDay(page)
    await alwaysOpen(bikesOf(await cafe.ask()))
  })

  test('a walk-in: eight taps', async ({ page }) => {
    const taps = await countTaps(page)
    await openBikes(page)
    await press(page, /^VTC/, /^1 h/)
    await page.getByLabel(t.hire.name).fill('Bernard Colette')
    await page.getByLabel(t.hire.phone).fill('06 12 34 56 78')
    await press(page, t.hire.deposits.cash, t.hire.allWell)
    await sign(page)
    await keepPicture(page, 'bikes-contract')
    await press(page, /^Payer/)
    await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
    await keepPicture(page, 'bikes-ticket')
    // Vélos, model, duration, deposit, state, signature, Payer; name and telephone are typed: the field has the focus.
    expect(await taps()).toBe(7)
  })

  test('a booking by telephone: five taps', async ({ page }) => {
    const taps = await countTaps(page)
    await openBikes(page)
    await press(page, t.day.after, /^VAE/, /^½ journée/)
    await page.getByLabel(t.hire.name).fill('Famille Roux')
    await keepPicture(page, 'bikes-booking')
    await press(page, t.hire.book)
    await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
    // Vélos, the next day, model, duration, Réserver; the name is typed.
    expect(await taps()).toBe(5)
  })

  test('a return: three taps', async ({ page, cafe }) => {
    await ordinaryDay(cafe, page)
    await openBikes(page)
    await keepPicture(page, 'bikes-planning')
    const taps = await countTaps(page)
    await page.getByLabel(t.idle.find).fill('vae-01')
    await expect(page.getByRole('heading', { name: 'Bernard Colette' })).toBeVisible()
    await keepPicture(page, 'bikes-return')
    await press(page, t.back.allWell)
    await expect(page.getByText(t.back.whole2)).toBeVisible()
    await keepPicture(page, 'bikes-settle')
    await press(page, /^Rendre/)
    // The number is typed or scanned, then these two.
    expect(await taps()).toBe(2)
    await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible() // ten euros for being late
  })

  test('every page, in every size and both themes', async ({ page, cafe }) => {
    test.setTimeout(240_000)
    await ordinaryDay(cafe, page)
    await openBikes(page)
    await lookEveryWay(page, 'bikes-1-planning')
    await press(page, /^VTC/, /^1 h/)
    await page.getByLabel(t.hire.name).fill('Bernard Colette')
    await press(page, t.hire.deposits.cash, t.hire.allWell)
    await lookEveryWay(page, 'bikes-2-contract')
    await press(page, t.hire.under12)
    await press(page, t.hire.cancel)
    await page.getByLabel(t.idle.find).fill('vae-01')
    await press(page, t.back.addDamage)
    await lookEveryWay(page, 'bikes-3-return')
    await press(page, /^Contrat/)
    await press(page, t.rental.extend)
    await lookEveryWay(page, 'bikes-4-rental')
    for (const [name, text] of Object.entries(t.pages)) {
      if (name === 'label' || name === 'planning') continue
      await page.getByRole('radio', { name: text, exact: true }).click()
      if (name === 'workshop') await press(page, /^VTC-01/)
      if (name === 'setup') await press(page, /^VTC/)
      await lookEveryWay(page, `bikes-5-${name}`)
    }
    for (const part of ['accessories', 'hours', 'rules', 'damages'] as const) {
      await page.getByRole('radio', { name: t.setup.parts[part], exact: true }).click()
      await lookEveryWay(page, `bikes-6-${part}`)
    }
  })
})
