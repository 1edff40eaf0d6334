import { z } from 'zod'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCourse } from './food.ts'

/** Tenths of a degree Celsius. */
const zTenthsC = z.int().min(-400).max(1200)

/** How the café brings meals. Every rate, price, count and threshold of meals.md is here, and no constant of the code. */
export const zMealsSetup = z.strictObject({
  formulas: z
    .array(z.strictObject({ code: zText(12, 1), name: zText(40, 1), courses: z.array(zCourse).min(1) }))
    .min(1)
    .max(8),
  /** What a meal costs, TTC; of the same band and formula the one in force on the day it is eaten counts. */
  prices: z
    .array(
      z
        .strictObject({
          band: zText(12, 1),
          formula: zText(12, 1),
          from: zBusinessDay,
          fullCents: zCents,
          deliveryCents: zCents,
          beneficiaryCents: zCents,
        })
        .refine((price) => price.deliveryCents <= price.fullCents && price.beneficiaryCents <= price.fullCents),
    )
    .max(200),
  cutOff: z.strictObject({
    /** Working days (Monday to Friday, no public holiday) before the day of delivery. */
    workingDays: z.int().min(0).max(10),
    /** Of that day, by the wall clock, in minutes since midnight. */
    minute: z.int().min(0).max(1439),
  }),
  /** Two more public holidays: Good Friday where there is a church of each faith, and 26 December (C. local, art. L3134-13). */
  alsaceMoselle: z.boolean(),
  /** Rounds on public holidays: else the day before brings the meal. */
  deliversOnHolidays: z.boolean(),
  /** Cancelled too late: billed in hundredths of the price; a stay in hospital may be waived. */
  lateBilledPercent: z.int().min(0).max(100),
  hospitalIsWaived: z.boolean(),
  /** How far ahead standing orders become meals, in days. */
  plannedDays: z.int().min(7).max(120),
  temperatures: z.strictObject({
    /** To be watched above it, with a comment. */
    coldLimit: zTenthsC,
    /** Not conform from here on: nothing is validated without an action. */
    coldAlarm: zTenthsC,
    /** Hot meals are above it. */
    hotLimit: zTenthsC,
  }),
  isHot: z.boolean(),
  containers: z.boolean(),
  /** Chilled to be heated again 5.5 %, hot 10 %; delivery follows the meal or, of a declared service, is apart (§3.1). */
  vat: z.strictObject({ meal: z.enum(['keepable-food', 'dish']), delivery: z.enum(['as-meal', 'service']) }),
  /** Tax credit for services to persons: off until somebody has declared the café (meals.md §3.1). */
  sap: z.strictObject({ number: zText(20, 1), declaredOn: zBusinessDay }).nullable(),
  /** Days after an invoice from which a reminder is due. */
  reminderDays: z.int().min(5).max(90),
  /** Printed on the labels' sheet: the word of the day. */
  wordOfTheDay: zText(200),
  /** Printed on every label: how a meal is warmed up. */
  reheating: zText(120).default('À réchauffer : percer le film, 3 min au micro-ondes ou 20 min à 150 °C.'),
  /** How far back « nobody answered » is counted, in days. */
  absenceDays: z.int().min(7).max(365).default(60),
  /** How long a written declaration of what somebody refuses is kept after their last meal. */
  declarationYears: z.int().min(1).max(10).default(3),
})
export type MealsSetup = Readonly<z.infer<typeof zMealsSetup>>

/** As in meals.md §3.7: one formula at 10.50 of which 3.00 to bring it, five bands, two working days at 10:00. */
export function freshSetup(): MealsSetup {
  const bands = [645, 735, 795, 915, 1000]
  return zMealsSetup.parse({
    formulas: [
      { code: 'full', name: 'Complet', courses: ['soup', 'starter', 'main', 'side', 'cheese', 'dessert', 'bread'] },
      { code: 'light', name: 'Léger', courses: ['soup', 'main', 'side', 'dessert', 'bread'] },
    ],
    prices: bands.flatMap((beneficiaryCents, n) =>
      ['full', 'light'].map((formula) => ({
        band: `${n + 1}`,
        formula,
        from: '2026-01-01',
        fullCents: 1050,
        deliveryCents: 300,
        beneficiaryCents,
      })),
    ),
    cutOff: { workingDays: 2, minute: 600 },
    alsaceMoselle: false,
    deliversOnHolidays: false,
    lateBilledPercent: 100,
    hospitalIsWaived: true,
    plannedDays: 30,
    temperatures: { coldLimit: 30, coldAlarm: 50, hotLimit: 630 },
    isHot: false,
    containers: true,
    vat: { meal: 'keepable-food', delivery: 'as-meal' },
    sap: null,
    reminderDays: 30,
    wordOfTheDay: '',
  })
}
