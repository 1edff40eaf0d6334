import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { smaller, ZERO } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { keptForTheft } from './damages.ts'
import type { BikeId } from './ids.ts'
import { lateFee } from './late.ts'
import { said } from './opening.ts'
import { blockOf, isOut } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { Extra, RentalLine } from './rental.ts'
import type { KeptRental } from './store.ts'
import type { Tariff } from './tariff.ts'
import { contractNumber } from './view.ts'

type TakeBack = Parameters<OutHandlers['takeBack']>[0]

/** The tariff that a bike went out with. */
export function tariffOf(kept: KeptRental, line: Pick<RentalLine, 'modelId'>): Tariff | undefined {
  return kept.tariffs?.find(({ modelId }) => modelId === line.modelId)?.tariff
}

/** The line of a bike that is out with this rental; else why it is none (bikes.md §2.10). */
function lineOut(
  { fleet, clock }: Pick<BikesParts, 'fleet' | 'clock'>,
  kept: KeptRental,
  bikeId: BikeId,
): Result<RentalLine, 'BIKE_NOT_OUT' | 'BIKE_OF_ANOTHER'> {
  const own = kept.lines.filter((line) => line.bikeId === bikeId)
  const out = own.find(isOut)
  if (kept.state === 'out' && out) return ok(out)
  const [back] = own.toReversed()
  const number = back?.number ?? fleet.bike(bikeId)?.number ?? ''
  if (back || kept.state !== 'out') {
    const at = back?.backAtMs ? said('back', back.backAtMs, clock().zone) : {}
    return refuse('BIKE_NOT_OUT', { bike: number, ...at })
  }
  const hired = kept.lines.filter(isOut).map((line) => line.number)
  return refuse('BIKE_OF_ANOTHER', { number: contractNumber(kept), hired: hired.join(', '), bike: number })
}

/** The opening step of whatever is done to one bike that is out: whose hire it is, and its line. */
export function hireOut(
  parts: Pick<BikesParts, 'rentals' | 'fleet' | 'clock'>,
  { rentalId, bikeId }: { readonly rentalId: KeptRental['rentalId']; readonly bikeId: BikeId },
): Result<{ readonly kept: KeptRental; readonly line: RentalLine }, 'RENTAL_UNKNOWN' | 'BIKE_NOT_OUT'> {
  const kept = parts.rentals.rental(rentalId)
  if (!kept) return refuse('RENTAL_UNKNOWN')
  const line = lineOut(parts, kept, bikeId)
  return line.ok ? ok({ kept, line: line.value }) : refuse('BIKE_NOT_OUT', line.detail)
}

/** Its line with what became of it; out of several for one bike, the one that is out. */
export function withLine(kept: KeptRental, line: RentalLine, change: Partial<RentalLine>): KeptRental {
  return { ...kept, lines: kept.lines.map((one) => (one === line ? { ...one, ...change } : one)) }
}

/** Whoever has no bike out any more has come back, or had one stolen. */
export function stateAfter(kept: KeptRental): KeptRental['state'] {
  if (kept.lines.some(isOut)) return 'out'
  return kept.lines.some(({ stolenAtMs }) => stolenAtMs !== undefined) ? 'stolen' : 'returned'
}

/** Its time in the calendar ends now: what is left of it is free at once. */
export function freeBike(parts: BikesParts, kept: KeptRental, bikeId: BikeId, nowMs: number): void {
  const block = blockOf(parts, kept.rentalId, bikeId)
  if (!block) return
  const given = parts.calendar.giveBack(block.blockId, nowMs, nowMs)
  assert(given.ok, 'what is out can come back')
}

export function takeBackHandler(parts: BikesParts): OutHandlers['takeBack'] {
  const { rentals, fleet, setup, clock } = parts

  function extrasOf(
    kept: KeptRental,
    line: RentalLine,
    asked: TakeBack['bikes'][number],
    waive: boolean,
    nowMs: number,
  ) {
    const tariff = tariffOf(kept, line)
    const late =
      tariff && !waive ? lateFee(tariff, { dueMs: line.endMs, backMs: nowMs }, setup().opening, clock()).cents : ZERO
    const due = asked.damages.filter(({ waived }) => !waived)
    return [
      ...(late > 0 ? [{ kind: 'late', label: `Retard · ${line.number}`, cents: late } as const] : []),
      ...due.map(({ label, priceCents }): Extra => ({
        kind: 'damage',
        label: `Réparation · ${label} (${line.number})`,
        cents: priceCents,
      })),
    ]
  }

  return (input, context) => {
    const { nowMs } = context
    let kept = rentals.rental(input.rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    for (const asked of input.bikes) {
      const line = lineOut(parts, kept, asked.bikeId)
      if (!line.ok) return line
      const extras = extrasOf(kept, line.value, asked, input.waiveLate, nowMs)
      const { condition: comingIn, damages } = asked
      kept = {
        ...withLine(kept, line.value, { backAtMs: nowMs, comingIn, damages }),
        extras: [...kept.extras, ...extras],
      }
      freeBike(parts, kept, asked.bikeId, nowMs)
      if (asked.toInspect) fleet.markToInspect(asked.bikeId, true)
    }
    return saved(parts, { ...kept, state: stateAfter(kept) }, context)
  }
}

/** A theft keeps the deposit of the bike, or the share that the guarantee leaves of it; the bike is gone. */
export function stolenHandler(parts: BikesParts): OutHandlers['reportStolen'] {
  const { fleet, setup } = parts
  return (input, context) => {
    const { nowMs } = context
    const found = hireOut(parts, input)
    if (!found.ok) return found
    const { kept, line } = found.value
    const { plain, guaranteed } = setup().theftKept
    const asked = fleet.model(line.modelId)?.depositCents ?? ZERO
    // A deposit of the whole party never pays more for one bike than was asked for all of them.
    const of = smaller(asked, kept.quote.depositCents)
    const cents = keptForTheft(of, kept.asked.guarantee ? guaranteed : plain)
    const extras: readonly Extra[] = cents > 0 ? [{ kind: 'theft', label: `Vol · ${line.number}`, cents }] : []
    const gone = withLine(kept, line, { backAtMs: nowMs, stolenAtMs: nowMs })
    freeBike(parts, kept, input.bikeId, nowMs)
    fleet.markGone(input.bikeId, 'stolen')
    const after: KeptRental = { ...gone, extras: [...kept.extras, ...extras] }
    return saved(parts, { ...after, state: stateAfter(after) }, context)
  }
}

export function saved({ rentals, shown }: BikesParts, kept: KeptRental, context: CommandContext) {
  rentals.save(kept)
  context.announce('services.changed')
  return ok(shown(kept))
}
