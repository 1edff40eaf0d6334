import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { BikesContract } from '../../src/bricks/bikes/contract/index.ts'
import { newBikeId, newRentalId } from '../../src/bricks/bikes/ids.ts'
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

  test('a booking is moved by the arrows, given up with Esc, kept with Enter', async ({ page, cafe }) => {
    const ask = await cafe.ask()
    const bikes = bikesOf(ask)
    const tomorrow = new Date(Date.now() + 24 * HOUR).setHours(10, 0, 0, 0)
    const { rentalId } = await hold(bikes, 'VTC', { startMs: tomorrow, endMs: tomorrow + 2 * HOUR }, 'Famille Roux')
    const seen = async () => {
      const rental = await bikes.rental({ rentalId })
      return [rental?.lines[0]?.number, (rental?.startMs ?? 0) - tomorrow]
    }
    await openBikes(page)
    await press(page, t.day.after)
    const block = key(page, /^Famille Roux/)
    await block.focus()
    for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(arrow)
    await expect(page.getByText(/→ VTC-02, .*:30 –/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(key(page, t.planning.keep)).toBeHidden()
    expect(await seen()).toEqual(['VTC-01', 0])
    await block.focus()
    for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(arrow)
    await expect.poll(seen).toEqual(['VTC-02', 30 * MINUTE])
  })

  test('a booking is dragged to another bike, and refused with the reason where that is taken', async ({
    page,
    cafe,
  }) => {
    const bikes = bikesOf(await cafe.ask())
    const tomorrow = new Date(Date.now() + 24 * HOUR).setHours(10, 0, 0, 0)
    const times = { startMs: tomorrow, endMs: tomorrow + 3 * HOUR }
    const { rentalId } = await hold(bikes, 'VTC', times, 'Famille Roux')
    await hold(bikes, 'VAE', times, 'Garcia')
    const number = async () => (await bikes.rental({ rentalId }))?.lines[0]?.number
    await openBikes(page)
    await press(page, t.day.after)
    const drag = async (rowsDown: number) => {
      const box = await key(page, /^Famille Roux/).boundingBox()
      const [one, two] = [page.locator('.bk-row').nth(0), page.locator('.bk-row').nth(1)]
      const height = ((await two.boundingBox())?.y ?? 0) - ((await one.boundingBox())?.y ?? 0)
      if (!box) throw new Error('there is no block')
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x, y + 10)
      await page.mouse.move(x, y + height * rowsDown, { steps: 4 })
      await keepPicture(page, 'bikes-drag')
      await page.mouse.up()
    }
    await drag(2)
    await expect.poll(number).toBe('VTC-03')
    await expect(
      page
        .locator('.bk-row')
        .nth(2)
        .getByRole('button', { name: /^Famille Roux/ }),
    ).toBeVisible()
    await drag(2) // VAE-01: another model, and taken
    await expect(page.locator('.bk-side-foot .banner')).toBeVisible()
    await keepPicture(page, 'bikes-refused')
    expect(await number()).toBe('VTC-03')
  })

  test('a damage is kept from the deposit, in red, and the rest is given back', async ({ page, cafe }) => {
    await ordinaryDay(cafe, page)
    await openBikes(page)
    await press(page, /^Petit/, t.back.addDamage, /^Patte de dérailleur/)
    await expect(page.locator('.bk-deposit')).toHaveAttribute('data-tone', 'red')
    await keepPicture(page, 'bikes-damage')
    await press(page, t.back.record)
    await expect(page.getByText('30,00\u202f€ gardés pour les dégâts')).toBeVisible()
    await keepPicture(page, 'bikes-kept')
    await press(page, /^Rendre le chèque, en prendre un de 30,00/)
    await expect(page.getByText('Location de Petit terminée.')).toBeVisible()
  })

  test('a walk-in by card hold is paid, extended, and its hold renewed', async ({ page }) => {
    await openBikes(page)
    await press(page, /^VAE/, /^1 h/)
    await page.getByLabel(t.hire.name).fill('Bernard Colette')
    await press(page, t.hire.deposits['card-hold'])
    await page.getByLabel(t.hire.refs['card-hold']).fill('123456')
    await press(page, t.hire.allWell, t.hire.onPaper, /^Payer/, texts.fr.pay.exact)
    await openBikes(page)
    await press(page, /^Bernard Colette → /, t.hire.detail, t.rental.extend, /^\+1 h/)
    await expect(page.getByText(t.rental.due)).toBeVisible()
    await press(page, t.rental.renew, /^Chèque$/)
    await page.getByLabel(t.hire.refs.cheque).fill('4472')
    await keepPicture(page, 'bikes-renew')
    await press(page, t.setup.save)
    await expect(page.getByText(/Caution en chèque.*4472/)).toBeVisible()
    await keepPicture(page, 'bikes-renewed')
  })

  test('a child’s bike asks for an age and a helmet before it leaves', async ({ page }) => {
    await openBikes(page)
    await press(page, /^Vélo enfant/, /^½ journée/)
    await page.getByLabel(t.hire.name).fill('Famille Roux')
    await press(page, t.hire.deposits.cash, t.hire.allWell, t.hire.onPaper)
    await expect(page.getByText(t.hire.missing.helmet)).toBeVisible()
    await page.getByLabel(t.hire.age).fill('9')
    await press(page, t.hire.helmets.lent)
    await keepPicture(page, 'bikes-child')
    await press(page, /^Payer/)
    await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
  })

  test('two hundred bikes: only the rows in sight are made, and they follow the finger', async ({ page, cafe }) => {
    const bikes = bikesOf(await cafe.ask())
    const { bikes: known } = await bikes.fleet({})
    const [first] = known
    if (!first) throw new Error('the demo has no bikes')
    for (let n = known.length; n < 200; n += 1) {
      const number = `Z-${String(n).padStart(3, '0')}`
      const bike = { modelId: first.modelId, number, serial: '', size: '', batterySerial: '', note: '' }
      await bikes.saveBike({ commandId: newCommandId(), bike: { ...bike, bikeId: newBikeId() } })
    }
    await openBikes(page)
    await expect(page.locator('.bk-row').first()).toBeVisible()
    const { rows, frames, worstMs } = await page.evaluate(async () => {
      const scroller = document.querySelector('.bk-scroll')
      if (!scroller) throw new Error('nothing scrolls')
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      let [rows, frames, worstMs, last] = [0, 0, 0, await frame()]
      for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += 40) {
        scroller.scrollTop = top
        const now = await frame()
        ;[frames, worstMs, last] = [frames + 1, Math.max(worstMs, now - last), now]
        rows = Math.max(rows, document.querySelectorAll('.bk-row').length)
      }
      return { rows, frames, worstMs: Math.round(worstMs) }
    })
    console.log(`200 rows: ${rows} made at the most, ${frames} frames, the longest ${worstMs} ms`)
    expect(rows).toBeLessThan(40)
    expect(frames).toBeGreaterThan(100)
    await expect(page.getByText('Z-199')).toBeVisible()
  })

  test('in English', async ({ page, cafe }) => {
    await ordinaryDay(cafe, page)
    await page.addInitScript(() => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: 'en' })))
    await page.reload()
    await openBikes(page, 'en')
    const en = screenTexts.en
    await lookEveryWay(page, 'bikes-en-1-planning')
    await press(page, /^VAE/, /^1 day/)
    await page.getByLabel(en.hire.name).fill('Jane Smith')
    await press(page, en.hire.deposits['card-hold'], en.hire.under12)
    await lookEveryWay(page, 'bikes-en-2-contract')
    await press(page, en.hire.cancel)
    await page.getByLabel(en.idle.find).fill('vtc-01')
    await lookEveryWay(page, 'bikes-en-3-return')
    await press(page, en.back.allWell)
    await expect(page.getByText(en.back.whole2)).toBeVisible()
    await lookEveryWay(page, 'bikes-en-4-settle')
    await page.getByRole('radio', { name: en.scale.days }).click()
    await lookEveryWay(page, 'bikes-en-5-days')
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
    await press(page, t.hire.detail)
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
