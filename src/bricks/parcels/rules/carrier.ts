import { z } from 'zod'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zCarrierCode } from '../ids.ts'
import { SCAN_PATTERNS_MAX, zScanPattern } from '../labels/own-formats.ts'

/** How days of a hold are counted: all of them, Monday to Saturday, or Monday to Friday; public holidays only in the first. */
export const zDayKind = z.enum(['calendar', 'ouvrable', 'ouvre'])
export type DayKind = z.infer<typeof zDayKind>

/** Somebody for whom the café keeps parcels: a carrier, or a shop of the village (parcels.md §1.1). */
export const zCarrier = z.strictObject({
  code: zCarrierCode,
  name: zText(30, 1),
  /** `local`: producers, pharmacy, dry-cleaning, library: no commission by the piece, our own code, we tell the customer. */
  kind: z.enum(['carrier', 'local']),
  /** The contract: from the first day to the last, null while it runs. After it nothing comes in; what is here goes out. */
  from: zBusinessDay,
  to: zBusinessDay.nullable(),
  /** What whoever comes has to show. */
  proof: z.enum(['nothing', 'id', 'code', 'id-and-code']),
  /** Somebody else comes for it: refused, with their own paper, with both papers, or with the code alone. */
  thirdPerson: z.enum(['refused', 'own-id', 'both-ids', 'code']),
  /** Whether it may still be handed over once its time is past and it waits for the driver. */
  lateHandOver: z.boolean(),
  isSigned: z.boolean(),
  /** Masks of codes of its own, beside the known formats. */
  scanPatterns: z.array(zScanPattern).max(SCAN_PATTERNS_MAX),
  /** Whose published numbers it brings besides its own: Pickup brings those of Chronopost and DPD. */
  networks: z
    .array(z.string().regex(/^[a-z][a-z-]{1,23}$/))
    .max(12)
    .exactOptional(),
  /** Who pays the commission: a customer of the café, or nobody. */
  payerId: zCustomerId.nullable(),
})
export type Carrier = Readonly<z.infer<typeof zCarrier>>

/** What was agreed from a day on: on the day of reception, or of the act that is paid, the latest one that began counts. */
export const zTerms = z.strictObject({
  carrier: zCarrierCode,
  from: zBusinessDay,
  holdDays: z.int().min(0).max(60),
  dayKind: zDayKind,
  /** Parcels a day that were agreed; null where nothing was. */
  dailyLimit: z.int().min(1).max(2000).nullable(),
  /** HT, in cents, for each: handed over (light, heavy), dropped off, given back to the driver. */
  pickupCents: zCents,
  pickupHeavyCents: zCents,
  /** Above it a parcel is heavy. */
  heavyFromG: z.int().min(1).nullable(),
  dropOffCents: zCents,
  returnCents: zCents,
  /** The most that is accepted; null where nothing is said. */
  mostG: z.int().min(1).nullable(),
  /** The longest side, and length and width and height together, that are accepted; left out where nothing is said. */
  longestCm: z.int().min(1).max(500).exactOptional(),
  sumCm: z.int().min(1).max(1500).exactOptional(),
})
export type Terms = Readonly<z.infer<typeof zTerms>>

export const zSize = z.enum(['S', 'M', 'L'])
export type Size = z.infer<typeof zSize>
/** Units of room that each size takes (parcels.md §1.6). */
export const UNITS: Readonly<Record<Size, number>> = { S: 1, M: 2, L: 4 }

export const zPlace = z.strictObject({ label: zText(8, 1), units: z.int().min(1).max(999) })
export type Place = Readonly<z.infer<typeof zPlace>>

/** Seconds of a gesture. */
const zGuess = z.int().min(0).max(3600)
/** How a café keeps parcels, in figures: none of them is a constant (parcels.md, first lines). */
export const zHabits = z.strictObject({
  /** Names, telephones and signatures are erased so many months after a parcel left (parcels.md §1.1). */
  keptMonths: z.int().min(1).max(60),
  /** Sales within so many minutes after a hand-over are counted as made with it. */
  inducedMinutes: z.int().min(1).max(120),
  /** How long a gesture takes, where nobody measured: seconds for each parcel in, handed over, dropped off. */
  seconds: z.strictObject({ received: zGuess, handedOver: zGuess, droppedOff: zGuess }),
  /** Wrong tries of a code of ours before it rests. */
  codeTries: z.int().min(1).max(20),
  /** From so many per cent on, shelves that fill up are an alarm. */
  nearlyFull: z.int().min(1).max(100),
  /** Who has not come within so many days forgot: 99 % leave within three (parcels.md §1.1). */
  forgottenDays: z.int().min(1).max(60),
})
export type Habits = Readonly<z.infer<typeof zHabits>>

export const zParcelsSetup = z.strictObject({
  places: z.array(zPlace).max(200),
  ...zHabits.shape,
  /** La Poste's look-up: off without a key. The address is changed in tests alone. */
  suivi: z.strictObject({ key: zText(80), base: z.url() }),
})
export type ParcelsSetup = Readonly<z.infer<typeof zParcelsSetup>>
