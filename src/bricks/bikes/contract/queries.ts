import { z } from 'zod'
import { query, zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zBikesSetup, zFleet, zRepair } from '../fleet.ts'
import { zBikeId, zRentalId } from '../ids.ts'
import { zAsked, zAvailability, zDepositKind, zQuote, zRental, zRentalState, zWaitingList } from '../rental.ts'

/** A refusal that is told and not made. */
const zProblem = z.strictObject({
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const setup = query({ right: 'look', output: zBikesSetup })
export const fleet = query({ right: 'look', output: zFleet })
/** Prices and what is free, while a form is filled; what cannot be had is said by `problem`, never refused. */
export const quote = query({
  right: 'sell',
  /** `rentalId`: the rental that asks again, whose own bikes are as good as free. */
  input: { asked: zAsked, rentalId: zRentalId.nullable().default(null) },
  output: z.strictObject({
    quote: zQuote.nullable(),
    availability: z.array(zAvailability),
    problem: zProblem.nullable(),
  }),
})
/** What it would cost more to stay out until each of these; `problem` where that cannot be. */
export const extensions = query({
  right: 'sell',
  input: { rentalId: zRentalId, ends: z.array(zInstantMs).min(1).max(8) },
  output: z.array(z.strictObject({ endMs: zInstantMs, moreCents: zCents.nullable(), problem: zProblem.nullable() })),
})
/** Ends for a start, by the wall clock and the opening hours: one hour, half a day, one day … */
export const durations = query({
  right: 'sell',
  input: { startMs: zInstantMs },
  output: z.array(z.strictObject({ duration: z.string(), endMs: zInstantMs, open: z.boolean() })),
})
/** Who waits, in the order they asked; `possible` where their bikes can be had now. */
export const waiting = query({ right: 'sell', output: zWaitingList })
/** One row for each bike, with whatever takes it between two instants. */
export const planning = query({
  right: 'sell',
  input: { fromMs: zInstantMs, toMs: zInstantMs },
  output: z.array(
    z.strictObject({
      bikeId: zBikeId,
      number: z.string(),
      size: z.string(),
      modelName: z.string(),
      blocks: z.array(
        z.strictObject({
          blockId: z.string(),
          kind: z.enum(['rental', 'maintenance']),
          state: z.enum(['held', 'confirmed', 'out', 'done']),
          rentalId: zRentalId.nullable(),
          label: z.string(),
          startMs: zInstantMs,
          /** Without the buffer behind it. */
          endMs: zInstantMs,
          bufferedEndMs: zInstantMs,
          pinned: z.boolean(),
        }),
      ),
    }),
  ),
})
export const rental = query({ right: 'sell', input: { rentalId: zRentalId }, output: zRental.nullable() })
/** By state (any where none is named), or by any part of a name, a telephone, a number of a contract or a bike; newest first. */
export const rentals = query({
  right: 'sell',
  input: {
    states: z.array(zRentalState).max(9),
    text: zText(60),
    limit: z.int().min(1).max(200),
  },
  output: z.array(zRental),
})
/** The rental that a bike is out with, or that it waits for next. */
export const byBike = query({ right: 'sell', input: { number: zText(12, 1) }, output: zRental.nullable() })
/** When a bike that is on no hire came back from its last one; null where it never was out. */
export const cameBack = query({ right: 'sell', input: { number: zText(12, 1) }, output: zInstantMs.nullable() })
/** What somebody has to see to today: late, no-shows, card holds that lapse, looks over that are due, waiting people. */
export const today = query({
  right: 'sell',
  output: z.array(
    z.strictObject({
      kind: z.enum(['leaves', 'comes-back', 'overdue', 'hold-lapses', 'check-due', 'waiting']),
      rentalId: zRentalId.nullable(),
      bikeId: zBikeId.nullable(),
      label: z.string(),
      atMs: zInstantMs.nullable(),
    }),
  ),
})
/** Deposits that are held now, and those of a day: taken, given back, kept. */
export const deposits = query({
  right: 'sell',
  input: { day: zBusinessDay },
  output: z.strictObject({
    heldCents: zCents,
    rows: z.array(
      z.strictObject({
        rentalId: zRentalId,
        number: z.string(),
        name: z.string(),
        kind: zDepositKind,
        ref: z.string(),
        what: z.enum(['held', 'taken', 'given-back', 'kept']),
        amountCents: zCents,
        atMs: zInstantMs,
        expiresOn: zBusinessDay.nullable(),
      }),
    ),
  }),
})
export const repairs = query({ right: 'look', input: { bikeId: zBikeId.nullable() }, output: z.array(zRepair) })
/** Income and use of each bike between two days, both included. */
export const report = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.array(
    z.strictObject({
      bikeId: zBikeId,
      number: z.string(),
      modelName: z.string(),
      hires: z.int().min(0),
      daysOut: z.int().min(0),
      /** Share of the days that it could have been out, in hundredths of a percent. */
      usedHundredths: z.int().min(0),
      incomeCents: zCents,
      repairsCents: zCents,
    }),
  ),
})
/** For each month that two days touch: what was sealed of hire, and what its days earned; both HT. */
export const accrual = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.array(
    z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), soldHtCents: zCents, earnedHtCents: zCents }),
  ),
})
