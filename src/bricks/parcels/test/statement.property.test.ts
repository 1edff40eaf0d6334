import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { cents, negate, sum } from '../../../shared/money.ts'
import { extractVat, vatRate } from '../../../shared/vat.ts'
import type { ParcelId } from '../ids.ts'
import { actsOf, countsOf, type Told } from '../rules/acts.ts'
import type { Terms } from '../rules/carrier.ts'
import { paidActs, statementLines, totalsOf } from '../rules/statement.ts'
import { compare, gapOf } from '../rules/theirs.ts'
import { besideOf } from '../rules/worth.ts'
import { POINT, RELAIS, someTerms } from './books-shop.ts'

const START = Date.parse('2026-11-01T08:00:00Z')
const DAY_MS = 86_400_000
const FIRST = '2026-11-01' as BusinessDay

/** What became of one parcel: when, how heavy, and whether its hand-over was taken back and done again. */
const anyLife = fc.record({
  carrier: fc.constantFrom(RELAIS, POINT),
  end: fc.constantFrom('waits', 'handed-over', 'undone', 'again', 'dropped-off', 'returned', 'turned-away'),
  day: fc.nat({ max: 29 }),
  weightG: fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: null }),
})
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never

const anyTerms: fc.Arbitrary<readonly Terms[]> = fc
  .array(
    fc.record({
      carrier: fc.constantFrom(RELAIS, POINT),
      day: fc.nat({ max: 29 }),
      pickup: fc.nat({ max: 60 }),
      heavy: fc.nat({ max: 90 }),
      drop: fc.nat({ max: 30 }),
      back: fc.nat({ max: 30 }),
      heavyFromG: fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: null }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    [...new Map(all.map((one) => [`${one.carrier} ${one.day}`, one])).values()].map(
      ({ carrier, day, pickup, heavy, drop, back, heavyFromG }) =>
        someTerms(carrier, addDays(FIRST, day), {
          pickupCents: cents(pickup),
          pickupHeavyCents: cents(heavy),
          dropOffCents: cents(drop),
          returnCents: cents(back),
          heavyFromG,
        }),
    ),
  )

function eventsOf(lives: readonly Life[]): readonly Told[] {
  const events = lives.flatMap(({ carrier, end, day, weightG }, n) => {
    const parcelId = `pcl_${n}` as ParcelId
    const at = (kind: Told['kind'], minutes: number): Told => ({
      seq: 0,
      atMs: START + day * DAY_MS + (n % 500) * 1000 + minutes * 60_000,
      kind,
      parcelId,
      carrier,
      direction: end === 'dropped-off' ? 'out' : 'in',
      code: `CODE${String(n).padStart(6, '0')}`,
      weightG,
      proofId: null,
      deliveryId: null,
      seconds: null,
    })
    const out = {
      waits: [],
      'handed-over': [at('hand-over', 60)],
      undone: [at('hand-over', 60), at('undo-hand-over', 70)],
      again: [at('hand-over', 60), at('undo-hand-over', 70), at('hand-over', 80)],
      'dropped-off': [at('give-to-driver', 90)],
      returned: [at('give-to-driver', 90)],
      'turned-away': [at('refuse-at-dock', 2)],
    }[end]
    return [at(end === 'dropped-off' ? 'drop-off' : 'receive', 0), ...out]
  })
  return events.toSorted((a, b) => a.atMs - b.atMs).map((event, n) => ({ ...event, seq: n + 1 }))
}

/** The same figure by hand: each life by itself, with the terms of its day searched from the end. */
function plainly(lives: readonly Life[], terms: readonly Terms[], carrier: string): number {
  let total = 0
  for (const life of lives) {
    if (life.carrier !== carrier) continue
    const day = addDays(FIRST, life.day)
    let agreed: Terms | undefined
    for (const one of terms) {
      if (one.carrier === carrier && one.from <= day && (!agreed || one.from > agreed.from)) agreed = one
    }
    if (!agreed) continue
    const isHeavy = agreed.heavyFromG !== null && life.weightG !== null && life.weightG > agreed.heavyFromG
    if (life.end === 'handed-over' || life.end === 'again')
      total += isHeavy ? agreed.pickupHeavyCents : agreed.pickupCents
    if (life.end === 'dropped-off') total += agreed.dropOffCents
    if (life.end === 'returned') total += agreed.returnCents
  }
  return total
}

describe('a statement', () => {
  it('is what a plain count of the events comes to, whatever the terms', () => {
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 60 }), anyTerms, (lives, terms) => {
        const acts = actsOf(eventsOf(lives), 'Europe/Paris')
        for (const carrier of [RELAIS, POINT]) {
          const mine = acts.filter((act) => act.carrier === carrier)
          const paid = paidActs(mine, terms)
          const lines = statementLines(paid)
          expect(sum(lines.map(({ htCents }) => htCents))).toBe(plainly(lives, terms, carrier))
          for (const { unitCents, count, htCents } of lines) expect(htCents).toBe(unitCents * count)
          const { received, handedOver, droppedOff, returned } = countsOf(mine)
          const stayed = lives.filter((life) => life.carrier === carrier && life.end !== 'turned-away')
          expect(received).toBe(stayed.filter(({ end }) => end !== 'dropped-off').length)
          expect(lines.reduce((count, line) => count + line.count, 0)).toBe(handedOver + droppedOff + returned)
        }
      }),
    )
  })

  it('agrees with the ledger on its VAT to the cent', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.constantFrom(0, 550, 1000, 2000), (ht, rate) => {
        const totals = totalsOf(cents(ht), vatRate(rate))
        // The till takes the VAT out of what is paid: it must find what was put in.
        expect(extractVat(totals.ttcCents, vatRate(rate))).toEqual({ ht: totals.htCents, vat: totals.vatCents })
      }),
    )
  })

  it('has no gap against a statement that says the same, and the gap of what is left out', () => {
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 40 }), fc.nat(), (lives, seed) => {
        const paid = paidActs(actsOf(eventsOf(lives), 'Europe/Paris'), [
          someTerms(RELAIS, '2026-01-01'),
          someTerms(POINT, '2026-01-01'),
        ])
        const rows = paid.map(({ act, unitCents }) => ({ code: act.code, htCents: unitCents }))
        expect(compare(paid, rows)).toEqual({ both: paid.length, onlyTheirs: [], onlyOurs: [], otherPrice: [] })
        const left = rows.filter((_, n) => n !== seed % Math.max(1, rows.length))
        const theirs = sum(left.map(({ htCents }) => htCents))
        const { both, onlyOurs } = compare(paid, left)
        expect(both).toBe(left.length)
        const ours = sum(paid.map(({ unitCents }) => unitCents))
        expect(gapOf(theirs, ours)).toBe(negate(sum(onlyOurs.map(({ unitCents }) => unitCents))))
      }),
    )
  })

  it('counts no ticket twice beside a hand-over', () => {
    const anySale = fc.record({ minute: fc.nat({ max: 600 }), cents: fc.integer({ min: 1, max: 5000 }) })
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 30 }), fc.array(anySale, { maxLength: 30 }), (lives, sold) => {
        const acts = actsOf(eventsOf(lives.map((life) => ({ ...life, day: 0 }))), 'Europe/Paris')
        const sales = sold.map((sale, n) => ({
          number: n,
          atMs: START + sale.minute * 60_000,
          cents: cents(sale.cents),
        }))
        const beside = [...besideOf(acts, sales, 10).values()]
        const visits = acts.filter(({ kind }) => kind === 'handed-over')
        const near = sales.filter(({ atMs }) =>
          visits.some((visit) => atMs >= visit.atMs && atMs - visit.atMs <= 10 * 60_000),
        )
        expect(sum(beside.map(({ salesCents }) => salesCents))).toBe(sum(near.map((sale) => sale.cents)))
        expect(beside.reduce((count, one) => count + one.visits, 0)).toBe(visits.length)
        for (const { followed, visits: came } of beside) expect(followed).toBeLessThanOrEqual(came)
      }),
    )
  })
})
