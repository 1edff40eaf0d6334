import { assert } from '../../shared/assert.ts'
import { wallTime } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { createAsking, type Asking } from './asking.ts'
import { changeHandler } from './changing.ts'
import { durationChips } from './durations.ts'
import { moveHandler } from './moving.ts'
import { openingDay } from './wall-clock.ts'
import { said } from './opening.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import { planningHandlers } from './planning.ts'
import { tariffOn } from './tariff.ts'
import { waitingHandlers } from './waiting.ts'
import type { Party } from './rental.ts'
import type { KeptRental } from './store.ts'

const MINUTE_MS = 60_000
const HALF_DAY_MINUTES = 240
/** Who hires is asked once the bikes are kept. */
const nobody: Party = { name: '', phone: '', email: '', idSeen: 'none', isAdult: false, riders: [] }

/** Until a bike leaves: what can be had, keeping it, whose it is, calling it off. */
export function hireHandlers(parts: BikesParts): HireHandlers {
  const { rentals, shown } = parts
  const asking = createAsking(parts)
  return {
    quote: ({ asked, rentalId }, { nowMs }) => asking.lookedUp(asked, nowMs, rentalId ?? undefined),
    durations: ({ startMs }) => durationsFrom(parts, startMs),
    ...planningHandlers(parts, asking),
    ...waitingHandlers(parts, asking),
    rental({ rentalId }) {
      const kept = rentals.rental(rentalId)
      return kept ? shown(kept) : null
    },
    rentals: ({ states, text, limit }) => rentals.rentals(states, text, limit).map(shown),
    hold: holdHandler(parts, asking),
    confirm: confirmHandler(parts, asking),
    change: changeHandler(parts, asking),
    move: moveHandler(parts, asking),
    wait({ asked, name, phone }, { nowMs, announce }) {
      const { startMs, endMs } = asked
      const { zone } = parts.clock()
      if (endMs <= startMs) {
        return refuse('END_BEFORE_START', { ...said('end', endMs, zone), ...said('start', startMs, zone) })
      }
      const models = new Set(parts.fleet.models().map(({ modelId }) => modelId))
      const stranger = asked.wishes.find(({ modelId }) => !models.has(modelId))
      if (stranger) return refuse('MODEL_UNKNOWN', { modelId: stranger.modelId })
      parts.fleet.addWaiting({ asked, name, phone }, nowMs)
      announce('services.changed')
      return ok(null)
    },
  }
}

function durationsFrom({ fleet, setup, clock }: BikesParts, startMs: number) {
  const { opening, rules } = setup()
  const day = openingDay(startMs, clock())
  const halfDays = fleet.models().flatMap(({ tariffs }) => {
    const dated = tariffOn(tariffs, day)
    return dated.ok && dated.value.tariff.halfDayCents !== null ? [dated.value.tariff.halfDayMinutes] : []
  })
  // One chip for all: the half-day that each model has.
  const halfDayMinutes = halfDays.length > 0 ? Math.min(...halfDays) : HALF_DAY_MINUTES
  return durationChips(opening, startMs, { daysBy: rules.daysBy, halfDayMinutes }, clock()).map(
    ({ duration, endMs, refusal }) => ({ duration, endMs, open: refusal === null }),
  )
}

function holdHandler({ rentals, setup, shown }: BikesParts, { answer, allotment }: Asking): HireHandlers['hold'] {
  return ({ rentalId, asked, channel, likedIds }, { nowMs, operator, announce }) => {
    const before = rentals.rental(rentalId)
    // A form that was filled for too long asks again: it begins anew with whatever is free now.
    if (before && before.state !== 'held' && before.state !== 'expired') {
      return refuse('RENTAL_NOT_HELD', { state: before.state })
    }
    const found = answer(asked, nowMs, rentalId, likedIds)
    if (!found.ok) return found
    const heldUntilMs = nowMs + setup().holdMinutes * MINUTE_MS
    const { quote, arrangement, tariffs } = found.value
    const lines = allotment.take(rentalId, arrangement, { state: 'held', holdUntilMs: heldUntilMs }, nowMs)
    if (!lines.ok) return lines
    const kept: KeptRental = {
      rentalId,
      year: null,
      number: null,
      state: 'held',
      channel,
      startMs: asked.startMs,
      endMs: asked.endMs,
      heldUntilMs,
      party: before?.party ?? nobody,
      asked,
      quote,
      tariffs,
      deposit: null,
      extras: [],
      language: before?.language ?? 'fr',
      signature: '',
      lines: [...lines.value],
      createdBy: before?.createdBy ?? operator,
      createdAtMs: before?.createdAtMs ?? nowMs,
    }
    rentals.save(kept)
    announce('services.changed')
    return ok(shown(kept))
  }
}

/** The number of a contract: its year is that of the day it is given on. */
export function numbered({ rentals, clock }: Pick<BikesParts, 'rentals' | 'clock'>, kept: KeptRental, nowMs: number) {
  if (kept.number !== null) return kept
  const year = Number(wallTime(nowMs, clock().zone).day.slice(0, 4))
  return { ...kept, year, number: rentals.nextNumber(year) }
}

function confirmHandler(parts: BikesParts, { shelf }: Asking): HireHandlers['confirm'] {
  const { rentals, calendar, clock, shown } = parts
  return ({ rentalId, party, language }, { nowMs, announce }) => {
    const before = rentals.rental(rentalId)
    if (!before) return refuse('RENTAL_UNKNOWN')
    const { state, heldUntilMs } = before
    if (state === 'expired' || (state === 'held' && heldUntilMs !== null && heldUntilMs <= nowMs)) {
      return refuse('HOLD_OVER', heldUntilMs === null ? {} : said('until', heldUntilMs, clock().zone))
    }
    // Somebody who is confirmed already may spell the name again.
    if (state !== 'held' && state !== 'confirmed') return refuse('RENTAL_NOT_HELD', { state })
    if (party.name === '') return refuse('NAME_MISSING')
    const enough = shelf.enough(before.asked, party, nowMs, rentalId)
    if (!enough.ok) return enough
    for (const block of calendar.ofRef(rentalId)) {
      if (block.state !== 'held') continue
      const done = calendar.change(block.blockId, { state: 'confirmed' }, nowMs)
      assert(done.ok, 'what is held can be confirmed')
    }
    const kept = numbered(parts, { ...before, state: 'confirmed', heldUntilMs: null, party, language }, nowMs)
    rentals.save(kept)
    waitsNoMore(parts, kept)
    announce('services.changed')
    return ok(shown(kept))
  }
}

/** Whoever waited for that day under the same name has what they waited for. */
function waitsNoMore({ fleet, clock }: BikesParts, { party, startMs }: KeptRental): void {
  const said = (name: string) => name.trim().toLocaleLowerCase('fr')
  const day = openingDay(startMs, clock())
  for (const { position, name, asked } of fleet.waiting()) {
    const isSame = said(name) === said(party.name) && openingDay(asked.startMs, clock()) === day
    if (isSame) fleet.stopWaiting(position)
  }
}
