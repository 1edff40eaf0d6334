import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import { allocate, cents, sum, ZERO, type Cents } from '../../shared/money.ts'
import type { BikeId } from './ids.ts'
import { hoursOn } from './opening.ts'
import { isOut, SERVICE } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { RentalLine, RentalState } from './rental.ts'
import type { KeptRental } from './store.ts'
import { contractNumber } from './view.ts'
import { instantOf, openingDay } from './wall-clock.ts'

const WITH_BIKES: readonly RentalState[] = ['out', 'returned', 'stolen']
const WAITING: readonly RentalState[] = ['confirmed', 'held']
const LEFT: readonly RentalState[] = ['out', 'returned', 'stolen', 'closed']
const HUNDREDTHS = 10_000
/** More rentals than a village hires out at once. */
const ALL = 5000

/** The rental that a bike is out with; else the next one that it waits for. */
export function byBikeHandler({ rentals, fleet, shown }: BikesParts): OutHandlers['byBike'] {
  return ({ number }, { nowMs }) => {
    const bike = fleet.byNumber(number)
    if (!bike) return null
    const { bikeId } = bike
    const isWith = ({ lines }: KeptRental) => lines.some((line) => line.bikeId === bikeId && isOut(line))
    const out = rentals.ofBike(bikeId, ['out']).find(isWith)
    const waits = ({ heldUntilMs }: KeptRental) => heldUntilMs === null || heldUntilMs > nowMs
    const found = out ?? rentals.ofBike(bikeId, WAITING).find(waits)
    return found ? shown(found) : null
  }
}

export function cameBackHandler({ rentals, fleet }: BikesParts): OutHandlers['cameBack'] {
  return ({ number }) => {
    const bikeId = fleet.byNumber(number)?.bikeId
    if (!bikeId) return null
    const backs = rentals
      .ofBike(bikeId, LEFT)
      .flatMap(({ lines }) => lines.flatMap((line) => (line.bikeId === bikeId ? (line.backAtMs ?? []) : [])))
    return backs.length > 0 ? Math.max(...backs) : null
  }
}

/** The register of deposits: those held now, and what was taken, given back and kept on a day of the café. */
export function depositsHandler({ rentals, doors, clock }: BikesParts): OutHandlers['deposits'] {
  const { services } = doors

  function heldOf(kept: KeptRental): Cents {
    const { deposit } = kept
    if (deposit?.state !== 'held') return ZERO
    return deposit.kind === 'cash' ? services.balanceOf(kept.rentalId, 'liability') : deposit.amountCents
  }

  function rowOf(kept: KeptRental, what: 'held' | 'taken' | 'given-back' | 'kept', amountCents: Cents, atMs: number) {
    const { rentalId, party, deposit } = kept
    return {
      rentalId,
      number: contractNumber(kept),
      name: party.name,
      kind: deposit?.kind ?? 'none',
      ref: [deposit?.scheme ?? '', deposit?.ref ?? ''].filter((part) => part !== '').join(' '),
      what,
      amountCents,
      atMs,
      expiresOn: deposit?.expiresOn ?? null,
    } as const
  }

  /** Cash is told by the ledger, on the day of its ticket; a paper that moved no money by the rental. */
  function movedOn(kept: KeptRental, day: BusinessDay) {
    const { deposit } = kept
    if (!deposit) return []
    const isOn = (atMs: number | null): atMs is number => atMs !== null && openingDay(atMs, clock()) === day
    const keptRow =
      isOn(deposit.settledAtMs) && deposit.keptCents > 0
        ? [rowOf(kept, 'kept', deposit.keptCents, deposit.settledAtMs)]
        : []
    if (deposit.kind === 'cash') {
      const moves = services.movesOf(kept.rentalId).filter((move) => move.nature === 'liability' && move.day === day)
      return [
        ...moves
          .filter(({ ttcCents }) => ttcCents > 0)
          .map(({ ttcCents, atMs }) => rowOf(kept, 'taken', ttcCents, atMs)),
        ...moves
          .filter(({ ttcCents }) => ttcCents < 0)
          .map(({ ttcCents, atMs }) => {
            const back = sum([cents(-ttcCents), cents(-deposit.keptCents)])
            return rowOf(kept, 'given-back', back, atMs)
          })
          .filter(({ amountCents }) => amountCents > 0),
        ...keptRow,
      ]
    }
    const backCents = cents(deposit.amountCents - deposit.keptCents)
    return [
      ...(isOn(deposit.takenAtMs) ? [rowOf(kept, 'taken', deposit.amountCents, deposit.takenAtMs)] : []),
      ...(isOn(deposit.settledAtMs) && backCents > 0
        ? [rowOf(kept, 'given-back', backCents, deposit.settledAtMs)]
        : []),
      ...keptRow,
    ]
  }

  return ({ day }) => {
    const held = rentals.rentals(WITH_BIKES, '', ALL).flatMap((kept) => {
      const amountCents = heldOf(kept)
      return amountCents > 0 ? [rowOf(kept, 'held', amountCents, kept.deposit?.takenAtMs ?? 0)] : []
    })
    const { zone } = clock()
    const fromMs = instantOf(day, 0, zone)
    const toMs = instantOf(addDays(day, 2), 0, zone)
    const known = new Map(rentals.withDepositMoved(fromMs, toMs).map((kept) => [kept.rentalId, kept]))
    for (const { ref, nature } of services.between(SERVICE, day, day)) {
      const kept = nature === 'liability' ? rentals.rental(ref as KeptRental['rentalId']) : undefined // our own line's
      if (kept) known.set(kept.rentalId, kept)
    }
    const moved = [...known.values()].flatMap((kept) => movedOn(kept, day)).filter(({ kind }) => kind !== 'none')
    return {
      heldCents: sum(held.map(({ amountCents }) => amountCents)),
      rows: [...moved, ...held].toSorted((a, b) => a.atMs - b.atMs),
    }
  }
}

/** What each bike earned and how much it was out, between two days, both included. Money as sealed, TTC. */
export function reportHandler({ rentals, fleet, setup, clock, doors }: BikesParts): OutHandlers['report'] {
  /** One rental's money, shared over its bikes by what each costs and how long each was out of the time. */
  function sharesOf(kept: KeptRental, amount: Cents): readonly (readonly [BikeId, Cents])[] {
    const weight = ({ modelId, startMs, endMs, backAtMs, replacedBy }: RentalLine) => {
      const line = kept.quote.lines.find((one) => one.modelId === modelId)
      const each = line ? Math.max(1, Math.round(line.ttcCents / line.quantity)) : 1
      const untilMs = replacedBy !== null && backAtMs !== null ? backAtMs : endMs
      return each * Math.max(1, Math.ceil((untilMs - startMs) / 60_000))
    }
    const weights = kept.lines.map(weight)
    if (weights.length === 0) return []
    const shares = allocate(amount, weights)
    return kept.lines.map(({ bikeId }, n) => [bikeId, shares[n] ?? ZERO])
  }

  return ({ from, to }, { nowMs }) => {
    const { zone } = clock()
    const [fromMs, toMs] = [instantOf(from, 0, zone), instantOf(addDays(to, 1), 0, zone)]
    const moves = doors.services.between(SERVICE, from, to).filter(({ nature }) => nature === 'own')
    const income = [...Map.groupBy(moves, ({ ref }) => ref)].flatMap(([ref, same]) => {
      const kept = rentals.rental(ref as KeptRental['rentalId']) // our own line's
      return kept ? sharesOf(kept, sum(same.map(({ ttcCents }) => ttcCents))) : []
    })
    const out = rentals
      .during(LEFT, fromMs, toMs)
      .flatMap(({ lines }) => lines.filter((line) => line.leftAtMs !== null))
    const days = daysIn(from, to)
    const open = days.filter((day) => hoursOn(setup().opening, day).length > 0).length
    const repairs = fleet.repairs(null).filter((one) => one.fromMs >= fromMs && one.fromMs < toMs)
    return fleet.bikes().map(({ bikeId, number, modelId }) => {
      const mine = out.filter((line) => line.bikeId === bikeId)
      const daysOut = days.filter((day) => mine.some((line) => wasOutOn(line, day, nowMs))).length
      return {
        bikeId,
        number,
        modelName: fleet.model(modelId)?.name ?? '',
        hires: mine.length,
        daysOut,
        usedHundredths: open === 0 ? 0 : Math.min(HUNDREDTHS, Math.round((daysOut * HUNDREDTHS) / open)),
        incomeCents: sum(income.flatMap(([of, share]) => (of === bikeId ? [share] : []))),
        repairsCents: sum(repairs.flatMap((one) => (one.bikeId === bikeId ? [one.costCents] : []))),
      }
    })
  }

  function wasOutOn({ leftAtMs, backAtMs }: RentalLine, day: BusinessDay, nowMs: number): boolean {
    if (leftAtMs === null) return false
    return openingDay(leftAtMs, clock()) <= day && day <= openingDay(backAtMs ?? nowMs, clock())
  }
}

function daysIn(from: BusinessDay, to: BusinessDay): readonly BusinessDay[] {
  const count = Math.max(0, daysBetween(from, to) + 1)
  return Array.from({ length: count }, (_, n) => addDays(from, n))
}
