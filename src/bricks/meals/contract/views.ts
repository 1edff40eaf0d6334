import { z } from 'zod'
import { zCustomerDetails } from '../../../shared/contracts/customers.ts'
import { zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zDishId, zRoundId } from '../ids.ts'
import { zCourse, zMealService } from '../rules/food.ts'
import { zMealOrder } from '../rules/order.ts'
import { zPause, zPauseReason, zPersonFile, zPersonStatus } from '../rules/person.ts'

/** What the café's customers keep of somebody, as far as a file of the meals shows and changes it. */
export const zPersonDetails = zCustomerDetails.omit({ siren: true, vatNumber: true })
export type PersonDetails = z.infer<typeof zPersonDetails>
/** What somebody types into a file; states, pauses and consent have gestures of their own, the stop its round. */
export const zPersonInput = zPersonFile
  .omit({ endReason: true, endedOn: true, pauses: true, consentOn: true, stopRank: true })
  .extend({ status: zPersonStatus.exclude(['ended']) })
export type PersonInput = z.infer<typeof zPersonInput>

/** What a file lacks for anybody to bring a meal: said, and no hindrance (meals.md §3.8). */
export const zLacking = z.enum(['address', 'round'])
export const zPersonRow = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  phone: z.string(),
  /** On one line: what tells two people of one name apart. */
  address: z.string(),
  status: zPersonStatus,
  /** The pause of today. */
  pause: zPause.nullable(),
  roundId: zRoundId.nullable(),
  band: z.string(),
  lacking: z.array(zLacking),
})
export type PersonRow = z.infer<typeof zPersonRow>

/** A whole file but its health data. */
export const zPersonView = z.strictObject({
  file: zPersonFile,
  details: zPersonDetails,
  lacking: z.array(zLacking),
  /** The pause that runs, or the next one. */
  pause: zPause.nullable(),
  /** Whether anything was cooked, brought or billed: then the file ends, and is not deleted. */
  hasHistory: z.boolean(),
  hasNeeds: z.boolean(),
  /** What of the café's is at their home. */
  containers: z.int(),
  trail: z.array(
    z.strictObject({
      atMs: zInstantMs,
      by: z.string(),
      what: z.string(),
      value: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})
export type PersonView = z.infer<typeof zPersonView>

/** What a pause, or the end, made of the meals that were coming. */
export const zTally = z.strictObject({
  free: z.int().min(0),
  late: z.int().min(0),
  waived: z.int().min(0),
  /** On their way or brought already: they stay. */
  kept: z.int().min(0),
  billedCents: zCents,
})
export type Tally = z.infer<typeof zTally>

/** One course of a meal; no dish where nothing of the day suits. Why not is health data: `unfit` says it. */
const zPlate = z.strictObject({
  course: zCourse,
  dishId: zDishId.nullable(),
  isChosen: z.boolean(),
  /** The dishes of the day that suit, the one by default first. */
  fitting: z.array(zDishId),
  /** Those that do not. */
  unfit: z.array(zDishId),
})
/** A day of somebody, noon or evening, whether there is a meal or not. */
export const zDayMeal = z.strictObject({
  day: zBusinessDay,
  service: zMealService,
  isHoliday: z.boolean(),
  paused: zPauseReason.nullable(),
  /** Whether the standing orders ask for it. */
  isStanding: z.boolean(),
  /** Null where nobody brings anything for that day. */
  deliveredOn: zBusinessDay.nullable(),
  cutOffMs: zInstantMs.nullable(),
  isPast: z.boolean(),
  /** Where it is too late for it: the first day after it that can still be ordered. */
  nextDay: zBusinessDay.nullable(),
  order: zMealOrder.nullable(),
  hasMenu: z.boolean(),
  plates: z.array(zPlate),
  /** What cancelling it now would do, and cost the beneficiary; null where it cannot be. */
  cancelling: z
    .strictObject({ state: z.enum(['cancelled-free', 'cancelled-late', 'cancelled-waived']), billedCents: zCents })
    .nullable(),
})
export type DayMeal = z.infer<typeof zDayMeal>

export const zEater = z.strictObject({
  order: zMealOrder,
  name: z.string(),
  address: z.string(),
  /** Courses for which nothing of the day suits: somebody has to choose. */
  blocked: z.array(zCourse),
  lacking: z.array(z.enum(['address', 'round'])),
})
export type Eater = z.infer<typeof zEater>
/** What somebody has to see to in the next days; with names. */
export const zGaps = z.strictObject({
  blocked: z.array(
    z.strictObject({ personId: zCustomerId, name: z.string(), day: zBusinessDay, service: zMealService }),
  ),
  dishes: z.array(z.strictObject({ dishId: zDishId, name: z.string() })),
  nobodyBrings: z.array(z.strictObject({ personId: zCustomerId, name: z.string(), meals: z.int().min(1) })),
  unplanned: z.array(
    z.strictObject({
      personId: zCustomerId,
      name: z.string(),
      why: z.enum(['no-price', 'not-brought']),
      days: z.int().min(1),
    }),
  ),
})
export type Gaps = z.infer<typeof zGaps>
