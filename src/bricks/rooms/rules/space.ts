import { z } from 'zod'
import { zCents } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zSpaceId } from '../ids.ts'

export const DAY_MINUTES = 1440
/** A night ends at six: until then it belongs to the day on which it began. */
export const LAST_MINUTE = DAY_MINUTES + 360
const zPrice = zCents.refine((cents) => cents >= 0 && cents <= 1_000_000).nullable()

/** For whoever reads the contract, and for the tests that ask every procedure. */
function example() {
  return {
    spaceId: 'spc_00000000-0000-4000-8000-000000000001',
    name: 'Salle du fond',
    capacity: 30,
    prices: { hourCents: 1000, halfDayCents: null, dayCents: null },
    associationPercent: 50,
    depositCents: 0,
    bufferMinutes: 30,
    opensMinute: 480,
    closesMinute: 1320,
    weekdays: [1],
    equipment: [],
    isLet: true,
  }
}

/** What is let, and how. Minutes count from the midnight of its day; 1500 is one in the morning after. */
export const zSpace = z
  .strictObject({
    spaceId: zSpaceId,
    name: zText(40, 1),
    capacity: z.int().min(1).max(2000),
    /** TTC; null where it is not let that way. Whoever lets it free of charge says 0 an hour. */
    prices: z.strictObject({ hourCents: zPrice, halfDayCents: zPrice, dayCents: zPrice }),
    /** What an association pays of it. */
    associationPercent: z.int().min(0).max(100),
    depositCents: zCents.refine((cents) => cents >= 0 && cents <= 1_000_000),
    /** Kept free after each booking, to clean and put back. */
    bufferMinutes: z.int().min(0).max(720),
    opensMinute: z
      .int()
      .min(0)
      .max(DAY_MINUTES - 1),
    closesMinute: z.int().min(1).max(LAST_MINUTE),
    /** 1 for Monday to 7. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    /** What can be had with it, and is looked for when the key comes back: « Vidéoprojecteur ». */
    equipment: z.array(zText(40, 1)).max(12),
    isLet: z.boolean(),
  })
  .refine(({ opensMinute, closesMinute }) => closesMinute > opensMinute, 'it closes after it opens')
  .refine(
    ({ prices }) => Object.values(prices).some((price) => price !== null),
    'it is let by the hour, the half-day or the day',
  )
  .meta({ examples: [example()] })
export type Space = Readonly<z.infer<typeof zSpace>>

export const zRoomRules = z.strictObject({
  /** A half-day is so long. */
  halfDayMinutes: z.int().min(60).max(720),
  /** Called off so many hours before it begins, or earlier, it costs nothing. */
  freeHours: z.int().min(0).max(720),
  /** What it costs later than that, of its price. */
  feePercent: z.int().min(0).max(100),
  /** Whoever hired is forgotten so many months after. */
  keepMonths: z.int().min(1).max(60),
})
export type RoomRules = Readonly<z.infer<typeof zRoomRules>>

export const freshRules: RoomRules = { halfDayMinutes: 300, freeHours: 48, feePercent: 30, keepMonths: 13 }
