import { z } from 'zod'
import { zCents, zInstantMs } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import { zPriceCents } from '../../shared/catalogue.ts'
import { zAdvanceRules } from './advance.ts'
import { zDamagePrices, zHoldRules } from './damages.ts'
import { zAccessoryId, zBikeId, zModelId, zRentalId, zRepairId } from './ids.ts'
import { zOpening } from './opening.ts'
import { zRiderRules } from './riders.ts'
import { zHireRules, zModelKind, zTariffs } from './tariff.ts'

export const MODELS_MAX = 30
export const BIKES_MAX = 200
export const ACCESSORIES_MAX = 40

/** What bears prices and a deposit: VTC adulte, VAE M (bikes.md §2.1). */
export const zModel = z.strictObject({
  modelId: zModelId,
  name: zText(30, 1),
  kind: zModelKind,
  depositCents: zPriceCents,
  /** Minutes between two hires, to look it over; stored inside the end of each block. */
  bufferMinutes: z.int().min(0).max(1440),
  tariffs: zTariffs,
})
export type Model = Readonly<z.infer<typeof zModel>>

/** One frame. It is hired, mended and looked for by its number. */
export const zBike = z.strictObject({
  bikeId: zBikeId,
  modelId: zModelId,
  /** As it is painted on the frame: VTC-03. */
  number: zText(12, 1).regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u),
  /** Serial or Bicycode. */
  serial: zText(30),
  size: zText(12),
  batterySerial: zText(30),
  note: zText(80),
})
export type Bike = Readonly<z.infer<typeof zBike>>

/** What goes along, counted by stock: helmets by size, child seats, trailers, locks. */
export const zAccessory = z.strictObject({
  accessoryId: zAccessoryId,
  name: zText(30, 1),
  /** Whether it is what a child is lent whose helmet is « prêté ». */
  isHelmet: z.boolean(),
  stock: z.int().min(0).max(500),
  priceCents: zCents,
  per: z.enum(['day', 'hire']),
})
export type Accessory = Readonly<z.infer<typeof zAccessory>>

/** How this café hires. */
export const zBikesSetup = z.strictObject({
  opening: zOpening,
  rules: zHireRules,
  riders: zRiderRules,
  cardHolds: zHoldRules,
  damages: zDamagePrices,
  /** How long a bike is kept while a form is filled. */
  holdMinutes: z.int().min(1).max(120).default(15),
  /** How long after the hour that was agreed a bike of somebody who did not come is free again. */
  noShowMinutes: z.int().min(15).max(1440).default(120),
  advance: zAdvanceRules.prefault({}),
  /** So many months after a hire is over, nobody knows any more who it was (GDPR art. 5). */
  keepMonths: z.int().min(1).max(120).default(13),
  /** What of the deposit is kept for a theft, in hundredths of a percent, with and without the guarantee. */
  theftKept: z.strictObject({ plain: z.int().min(0).max(10_000), guaranteed: z.int().min(0).max(10_000) }),
  /** What the guarantee costs for each bike and day; null where it is not sold. */
  guaranteeCents: zPriceCents.nullable(),
  /** A look over is due after so many days out. */
  checkAfterDays: z.int().min(1).max(1000).default(30),
  /** What is looked at when a bike goes out and comes back. */
  checklist: z.array(zText(20, 1)).min(1).max(12),
})
export type BikesSetup = Readonly<z.infer<typeof zBikesSetup>>

/** Where a bike is now. */
const zBikeState = z.enum([
  'free',
  'held',
  'booked',
  'out',
  'overdue',
  'to-inspect',
  'maintenance',
  'retired',
  'stolen',
])
export type BikeState = z.infer<typeof zBikeState>

export const zFleet = z.strictObject({
  models: z.array(
    zModel.extend({
      /** How many may leave now, and until when at the least all of these may stay out; null for no end in sight. */
      freeNow: z.int().min(0),
      freeUntilMs: zInstantMs.nullable(),
      /** When the next one is free, where none is. */
      nextFreeMs: zInstantMs.nullable(),
      count: z.int().min(0),
      /** When its picture was taken; null where it has none. */
      pictureMs: zInstantMs.nullable(),
      dayCents: zCents,
    }),
  ),
  bikes: z.array(
    zBike.extend({
      state: zBikeState,
      /** Whose it is now or next, and until when. */
      rentalId: zRentalId.nullable(),
      untilMs: zInstantMs.nullable(),
      daysOut: z.int().min(0),
      checkDue: z.boolean(),
      repairId: zRepairId.nullable(),
    }),
  ),
  accessories: z.array(zAccessory.extend({ freeNow: z.int().min(0) })),
})
export type Fleet = Readonly<z.infer<typeof zFleet>>

export const zRepair = z.strictObject({
  repairId: zRepairId,
  bikeId: zBikeId,
  reason: zText(80, 1),
  parts: zText(120),
  costCents: zCents,
  fromMs: zInstantMs,
  /** Until when it is planned; null for until further notice. */
  untilMs: zInstantMs.nullable(),
  doneMs: zInstantMs.nullable(),
})
export type Repair = Readonly<z.infer<typeof zRepair>>
