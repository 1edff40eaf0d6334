import { z } from 'zod'
import { zBusinessDay, zCents, zInstantMs } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import { zOperatorId } from '../../shared/ids.ts'
import { zDamage } from './damages.ts'
import { zAccessoryId, zBikeId, zModelId, zRentalId } from './ids.ts'
import { zPhoto } from './photo.ts'
import { zHelmet, zRider } from './riders.ts'
import { zTariff } from './tariff.ts'

export const LINES_MAX = 20

/** Of bikes.md §2.5. `overdue` is no state: a rental that is out beyond its end. */
export const zRentalState = z.enum([
  'held',
  'confirmed',
  'out',
  'returned',
  'closed',
  'expired',
  'cancelled',
  'no-show',
  'stolen',
])
export type RentalState = z.infer<typeof zRentalState>

/** What is asked for: so many of a model, or this very bike. */
const zWish = z.strictObject({
  modelId: zModelId,
  quantity: z.int().min(1).max(LINES_MAX),
  bikeIds: z.array(zBikeId).max(LINES_MAX).default([]),
})
export type Wish = Readonly<z.infer<typeof zWish>>
const zAccessoryWish = z.strictObject({ accessoryId: zAccessoryId, quantity: z.int().min(1).max(LINES_MAX) })

const zPeriod = { startMs: zInstantMs, endMs: zInstantMs }
export const zAsked = z.strictObject({
  ...zPeriod,
  wishes: z.array(zWish).min(1).max(10),
  accessories: z.array(zAccessoryWish).max(10),
  guarantee: z.boolean(),
})
export type Asked = Readonly<z.infer<typeof zAsked>>

/** What the price is made of, in the order of the ticket: « semaine × 1 + jour × 1 ». Snapshot on the contract. */
export const zQuote = z.strictObject({
  days: z.int().min(1),
  lines: z.array(
    z.strictObject({
      modelId: zModelId,
      label: z.string(),
      quantity: z.int().positive(),
      unitCents: zCents,
      pieces: z.array(
        z.strictObject({
          unit: z.enum(['hour', 'half-day', 'days']),
          days: z.int().min(0),
          count: z.int().positive(),
          cents: zCents,
        }),
      ),
      discountCents: zCents,
      ttcCents: zCents,
    }),
  ),
  options: z.array(z.strictObject({ label: z.string(), quantity: z.int(), times: z.int(), ttcCents: zCents })),
  discount: z.strictObject({ why: z.enum(['group', 'long-hire']), hundredths: z.int(), cents: zCents }).nullable(),
  totalCents: zCents,
  depositCents: zCents,
})
export type Quote = Readonly<z.infer<typeof zQuote>>

/** How many of each model are free all along, and what is in the way where it does not suffice. */
export const zAvailability = z.strictObject({
  modelId: zModelId,
  count: z.int().min(0),
  free: z.int().min(0),
  /** The nearest time at which as many are free for as long; null where none is near. */
  nextMs: zInstantMs.nullable(),
})

/** A deposit lies in its own register: never turnover until something of it is kept (bikes.md §2.2). */
export const zDepositKind = z.enum(['cash', 'cheque', 'card-hold', 'none'])
export const zDeposit = z.strictObject({
  kind: zDepositKind,
  amountCents: zCents,
  /** Number of the cheque or of the authorisation; why there is none. */
  ref: zText(40),
  scheme: zText(20),
  takenAtMs: zInstantMs,
  /** When a card hold lapses, and when somebody has to see to it. */
  expiresOn: zBusinessDay.nullable(),
  renewOn: zBusinessDay.nullable(),
  state: z.enum(['held', 'released', 'part-kept', 'kept']),
  keptCents: zCents,
  /** When it was given back or kept; null while it is held. */
  settledAtMs: zInstantMs.nullable(),
})
export type Deposit = Readonly<z.infer<typeof zDeposit>>

const zCheck = z.strictObject({
  item: zText(20, 1),
  ok: z.boolean(),
})
/** The state of one bike when it goes out or comes back. */
export const zCondition = z.strictObject({
  checks: z.array(zCheck).max(12),
  batteryPercent: z.int().min(0).max(100).nullable(),
  note: zText(120),
})
export type Condition = Readonly<z.infer<typeof zCondition>>

export const zRentalLine = z.strictObject({
  bikeId: zBikeId,
  modelId: zModelId,
  number: z.string(),
  modelName: z.string(),
  startMs: zInstantMs,
  endMs: zInstantMs,
  leftAtMs: zInstantMs.nullable(),
  backAtMs: zInstantMs.nullable(),
  /** The bike that took its place, after a puncture. */
  replacedBy: zBikeId.nullable(),
  goingOut: zCondition.nullable(),
  comingIn: zCondition.nullable(),
  damages: z.array(zDamage),
  /** When somebody said that it would not come back. */
  stolenAtMs: zInstantMs.exactOptional(),
})
export type RentalLine = Readonly<z.infer<typeof zRentalLine>>

export const zParty = z.strictObject({
  name: zText(60),
  phone: zText(24),
  email: zText(80),
  /** The kind of paper that was seen; never its number. */
  idSeen: z.enum(['identity-card', 'passport', 'driving-licence', 'none']),
  isAdult: z.boolean(),
  riders: z.array(zRider).max(LINES_MAX),
})
export type Party = Readonly<z.infer<typeof zParty>>
export { zHelmet }

export const zLanguage = z.enum(['fr', 'en', 'de', 'nl'])
export type Language = z.infer<typeof zLanguage>

/** What came on top since: an extension is never paid from the deposit (bikes.md §2.2). */
export const zExtra = z.strictObject({
  kind: z.enum(['extension', 'late', 'damage', 'theft']),
  label: z.string(),
  /** TTC. */
  cents: zCents,
})
export type Extra = Readonly<z.infer<typeof zExtra>>

/** What became of what was paid before a hire that never began; the reason is empty where the café's rule said so. */
export const zAdvanceEnd = z.strictObject({
  fate: z.enum(['keep', 'give-back']),
  cents: zCents,
  reason: zText(80),
  atMs: zInstantMs,
  by: zOperatorId,
})
export type AdvanceEnd = Readonly<z.infer<typeof zAdvanceEnd>>

export const zRental = z.strictObject({
  rentalId: zRentalId,
  /** « 2027-081 », given when it is confirmed or goes out; empty before. */
  number: z.string(),
  state: zRentalState,
  channel: z.enum(['counter', 'phone']),
  ...zPeriod,
  /** While it is held: until when. */
  heldUntilMs: zInstantMs.nullable(),
  party: zParty,
  lines: z.array(zRentalLine),
  accessories: z.array(z.strictObject({ accessoryId: zAccessoryId, label: z.string(), quantity: z.int() })),
  guarantee: z.boolean(),
  /** The bikes that were asked for by their numbers: they do not give way to others. */
  bikeIds: z.array(zBikeId),
  quote: zQuote,
  deposit: zDeposit.nullable(),
  advance: zAdvanceEnd.nullable(),
  language: zLanguage,
  isSigned: z.boolean(),
  /** Pictures of the bikes, in the order they were taken. */
  photos: z.array(zPhoto),
  /** Late fees, damages and extensions that were added since. */
  extras: z.array(zExtra),
  /** What each model cost when the price was shown: a late fee goes by it. */
  tariffs: z.array(z.strictObject({ modelId: zModelId, tariff: zTariff })).exactOptional(),
  /** What hire, extras and options come to, and what of it sealed tickets paid or took off. */
  totalCents: zCents,
  paidCents: zCents,
  /** A line of it lies on a ticket that is not paid. */
  onTicket: z.boolean(),
  createdBy: zOperatorId,
  createdAtMs: zInstantMs,
})
export type Rental = Readonly<z.infer<typeof zRental>>

/** Somebody who wants bikes that others have. */
const zWaits = z.strictObject({
  position: z.int(),
  name: z.string(),
  phone: z.string(),
  asked: zAsked,
  /** « 2 VAE, 1 VTC ». */
  wishes: z.string(),
  possible: z.boolean(),
})
export const zWaitingList = z.array(zWaits)
export type Waits = Readonly<z.infer<typeof zWaits>>
