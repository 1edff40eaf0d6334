import { afterEach, expect, it } from 'vitest'
import { sum } from '../../../shared/money.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../../../../test/support/books.ts'
import { createRandom } from '../../../../test/support/random.ts'
import type { RentalId } from '../ids.ts'
import { cash, cheque, command, openHire, visa, type HireShop } from './out-shop.ts'
import { at, wall } from './tariffs.ts'

let shop: HireShop
afterEach(() => shop?.close())

const HOUR_MS = 3_600_000
const QUARTER_MS = 900_000
/** A refusal is an answer; anything else is a bug. */
const may = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^[A-Z_]+$/.test(String(error.code))) {
      expect(['INTERNAL_SERVER_ERROR', 'BAD_REQUEST']).not.toContain(String(error.code))
      return undefined
    }
    throw error
  }
}

it.each([1, 2, 3])(
  'whatever is done in two days, with whatever is refused, money, deposits and bikes agree (seed %s)',
  async (seed) => {
    const random = createRandom(seed)
    const { pick } = random
    shop = await openHire('2027-07-10 08:00')
    let now = at('2027-07-10 08:00')
    const rentals: RentalId[] = []
    const known = async () => {
      if (rentals.length === 0) return undefined
      const id = pick(rentals)
      return (await shop.bikes.rental({ rentalId: id })) ?? undefined
    }
    const steps: readonly (() => Promise<unknown>)[] = [
      async () => {
        const until = wall(now + pick([2, 5, 26]) * HOUR_MS)
        const held = await may(shop.hold({ until, models: { [pick(['VTC', 'VAE'])]: pick([1, 2]) } }))
        if (!held) return
        rentals.push(held.rentalId)
        const ticket = await shop.ticket()
        const deposit = pick([cash, cheque, visa, { kind: 'none', ref: 'ami', scheme: '' } as const])
        await may(shop.depart(held, { deposit, ...(ticket && { ticketId: ticket.ticketId }) }))
      },
      async () => {
        const ticket = await shop.ticket()
        if (ticket && ticket.dueCents > 0) await may(shop.take(ticket.ticketId, pick(['cash', 'card'])))
      },
      async () => {
        const rental = await known()
        const out = rental?.lines.filter(({ leftAtMs, backAtMs }) => leftAtMs !== null && backAtMs === null) ?? []
        if (!rental || out.length === 0) return
        const damages: [string, number][] = pick([[], [], [['Patte de dérailleur', 30]], [['Roue cassée', 200]]])
        await may(shop.back(rental, [pick(out).number], { damages }))
      },
      async () => {
        const rental = await known()
        if (!rental) return
        const ticket = await shop.ticket()
        const asked = shop.settling(rental.rentalId, pick([0, 30, 50, 200]))
        await may(shop.bikes.settle({ ...asked, ...(ticket && { ticketId: ticket.ticketId }) }))
      },
      async () => {
        const rental = await known()
        if (rental) await may(shop.bikes.charge(shop.charging(rental.rentalId)))
      },
      async () => {
        const rental = await known()
        if (rental)
          await may(
            shop.bikes.extend({ ...command(), rentalId: rental.rentalId, endMs: now + pick([3, 20]) * HOUR_MS }),
          )
      },
      async () => {
        const rental = await known()
        const line = rental?.lines.at(-1)
        if (!rental || !line) return
        const toBikeId = pick(shop.fleet.bikes).bikeId
        await may(
          shop.bikes.swap({
            ...command(),
            rentalId: rental.rentalId,
            bikeId: line.bikeId,
            toBikeId,
            repair: rentals.length % 2 === 0 ? '' : null,
            condition: shop.good,
          }),
        )
      },
    ]
    for (let step = 0; step < 120; step += 1) {
      now += Math.floor(random.next() * QUARTER_MS)
      shop.goTo(wall(now))
      await pick(steps)()
    }

    const all = (await Promise.all(rentals.map((rentalId) => shop.bikes.rental({ rentalId })))).flatMap(
      (one) => one ?? [],
    )
    expect(all.some(({ state }) => state === 'closed')).toBe(true)
    const lines = ticketsOf(shop).flatMap(({ body }) => body.lines)
    for (const { rentalId, paidCents, totalCents, deposit } of all) {
      const of = (nature: string) =>
        sum(lines.flatMap((line) => (line.service?.ref === rentalId && line.nature === nature ? [line.ttcCents] : [])))
      expect(of('own')).toBe(paidCents)
      expect(paidCents).toBeLessThanOrEqual(totalCents)
      // Nothing of a deposit that is settled stays in the drawer, and never more than it was.
      expect(of('liability')).toBeLessThanOrEqual(deposit?.amountCents ?? 0)
      if (deposit && deposit.state !== 'held') expect(of('liability')).toBe(0)
    }
    const inCash = sum(lines.flatMap((line) => (line.nature === 'liability' ? [line.ttcCents] : [])))
    const onPaper = all.flatMap(({ deposit, state }) =>
      deposit?.state === 'held' && deposit.kind !== 'cash' && state !== 'closed' ? [deposit.amountCents] : [],
    )
    expect((await shop.register('2027-07-10')).heldCents).toBe(sum([inCash, ...onPaper]))
    await expectBooksToBalance(shop.shop)
    await shop.shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  },
)
