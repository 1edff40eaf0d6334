import { mostKept } from '../dues.ts'
import type { Damage, DamagePrice } from '../damages.ts'
import { cents, smaller, sum, ZERO, type Cents } from '../../../shared/money.ts'
import type { BikesSetup } from '../fleet.ts'
import type { BikeId } from '../ids.ts'
import { lateFee } from '../late.ts'
import type { Condition, Rental, RentalLine } from '../rental.ts'
import type { Clock } from '../wall-clock.ts'

const MINUTE_MS = 60_000

/** What is written of one bike while it comes back. */
export type ComingBack = {
  readonly condition: Condition
  readonly damages: readonly Damage[]
  readonly toInspect: boolean
}

/** The bikes of a rental that are not back: those that another one replaced are no more awaited. */
export function linesOut({ lines }: Rental): readonly RentalLine[] {
  return lines.filter((line) => line.leftAtMs !== null && line.backAtMs === null && line.replacedBy === null)
}

export function minutesLate({ endMs }: Pick<RentalLine, 'endMs'>, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - endMs) / MINUTE_MS))
}

/** What being late will cost if these come back now; the till counts it again when they do. */
export function lateCents(
  lines: readonly RentalLine[],
  nowMs: number,
  tariffs: NonNullable<Rental['tariffs']>,
  setup: Pick<BikesSetup, 'opening'>,
  clock: Clock,
): Cents {
  return sum(
    lines.map(({ modelId, endMs }) => {
      const known = tariffs.find((one) => one.modelId === modelId)
      if (!known) return ZERO
      return lateFee(known.tariff, { dueMs: endMs, backMs: nowMs }, setup.opening, clock).cents
    }),
  )
}

/** One press puts a damage on the list, the next takes it off again. */
export function damageToggled(damages: readonly Damage[], { label, priceCents }: DamagePrice): readonly Damage[] {
  return damages.some((one) => one.label === label)
    ? damages.filter((one) => one.label !== label)
    : [...damages, { label, priceCents, waived: false }]
}

/** Forgiven, or to be paid after all: it stays on the paper either way. */
export function damageWaived(damages: readonly Damage[], label: string): readonly Damage[] {
  return damages.map((one) => (one.label === label ? { ...one, waived: !one.waived } : one))
}

/** Whether the deposit pays for what came on top, until somebody says otherwise: damage and theft do, cash always does. */
export function keepsFirst({ extras, deposit }: Pick<Rental, 'extras' | 'deposit'>): boolean {
  return deposit?.kind === 'cash' || extras.some(({ kind }) => kind === 'damage' || kind === 'theft')
}

export type Settling = {
  readonly dueCents: Cents
  readonly heldCents: Cents
  /** What may be kept of the deposit at the most; and what is, if the key for it is on. */
  readonly mostCents: Cents
  readonly keptCents: Cents
  readonly givenBackCents: Cents
  readonly toPayCents: Cents
}

/** Where the money goes when a rental is closed: what is due, the deposit, and what of it pays damage, delay or a theft. */
export function settlingOf(rental: Rental, keep: boolean): Settling {
  const dueCents = cents(Math.max(0, rental.totalCents - rental.paidCents))
  const held = rental.deposit?.state === 'held' && rental.deposit.kind !== 'none'
  const heldCents = held && rental.deposit ? rental.deposit.amountCents : ZERO
  const most = smaller(smaller(mostKept(rental), dueCents), heldCents)
  const keptCents = keep ? most : ZERO
  return {
    dueCents,
    heldCents,
    mostCents: most,
    keptCents,
    givenBackCents: cents(heldCents - keptCents),
    toPayCents: cents(dueCents - keptCents),
  }
}

/** Which of the bikes on a list are chosen to come back: all that are out, until some are taken off. */
export function chosenOf(lines: readonly RentalLine[], left: readonly BikeId[]): readonly RentalLine[] {
  const chosen = lines.filter(({ bikeId }) => !left.includes(bikeId))
  return chosen.length > 0 ? chosen : lines
}
