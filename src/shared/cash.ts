import { z } from 'zod'
import { zText } from './free-text.ts'
import { zCents } from './contracts/procedure.ts'
import { zDrawerId } from './ids.ts'
import { cents, sum, type Cents } from './money.ts'

/** Why cash moved without a sale. Each says where it came from, or where it went. */
export const zCashReason = z.enum([
  'change-brought', // coins fetched from the bank
  'float-topped-up', // from the safe
  'owner-brought',
  'other-in',
  'petty-purchase',
  'owner-took',
  'tips-paid', // to the staff, whose they are
  'third-party-paid', // to the shop that it was collected for
  'other-out',
  'safe-drop',
  'bank-deposit', // from the safe
])
export type CashReason = z.infer<typeof zCashReason>

type Way = 1 | 0 | -1
/** What one movement does to the drawer and to the safe: it adds, it takes, or it leaves them alone. */
export const cashFlow: Readonly<Record<CashReason, { readonly drawer: Way; readonly safe: Way }>> = {
  'change-brought': { drawer: 1, safe: 0 },
  'float-topped-up': { drawer: 1, safe: -1 },
  'owner-brought': { drawer: 1, safe: 0 },
  'other-in': { drawer: 1, safe: 0 },
  'petty-purchase': { drawer: -1, safe: 0 },
  'owner-took': { drawer: -1, safe: 0 },
  'tips-paid': { drawer: -1, safe: 0 },
  'third-party-paid': { drawer: -1, safe: 0 },
  'other-out': { drawer: -1, safe: 0 },
  'safe-drop': { drawer: -1, safe: 1 },
  'bank-deposit': { drawer: 0, safe: -1 },
}

export const reasonsIn = ['change-brought', 'float-topped-up', 'owner-brought', 'other-in'] as const
export const reasonsOut = ['petty-purchase', 'owner-took', 'tips-paid', 'third-party-paid', 'other-out'] as const

/** What moved for one reason: what was undone is deducted, and counted all the same. */
export const zCashSum = z.strictObject({ reason: zCashReason, count: z.int().positive(), amountCents: zCents })
export type CashSum = z.infer<typeof zCashSum>

type Moved = { readonly reason: CashReason; readonly amountCents: Cents }

export function intoDrawer(moved: readonly Moved[]): Cents {
  return sum(moved.map(({ reason, amountCents }) => cents(cashFlow[reason].drawer * amountCents)))
}

/** One row a reason, in the order of the reasons. */
export function addCash(moved: readonly (Moved & { readonly count?: number })[]): CashSum[] {
  return zCashReason.options.flatMap((reason) => {
    const same = moved.filter((one) => one.reason === reason)
    if (same.length === 0) return []
    const count = same.reduce((total, one) => total + (one.count ?? 1), 0)
    return [{ reason, count, amountCents: sum(same.map((one) => one.amountCents)) }]
  })
}

/** Why the drawer was opened without a sale. */
export const zOpeningReason = z.enum(['give-change', 'check-count', 'put-right', 'other'])
export type OpeningReason = z.infer<typeof zOpeningReason>

/** What whoever counted says of a difference. */
export const zExplanation = z.enum(['giving-change', 'forgotten-movement', 'unknown', 'theft-suspected', 'other'])
export type Explanation = z.infer<typeof zExplanation>

export const NOTES: readonly Cents[] = [500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00].map(cents)
export const COINS: readonly Cents[] = [2_00, 1_00, 50, 20, 10, 5, 2, 1].map(cents)
const values: ReadonlySet<number> = new Set([...NOTES, ...COINS])
export const PIECES_MAX = 9_999

/** A drawer counted note by note and coin by coin: only what there was of. */
export const zPieces = z
  .array(
    z.strictObject({
      valueCents: zCents.refine((value) => values.has(value), 'no coin or note of the euro'),
      count: z.int().min(1).max(PIECES_MAX),
    }),
  )
  .max(NOTES.length + COINS.length)
  .refine((all) => new Set(all.map((one) => one.valueCents)).size === all.length, 'a value is counted twice')
export type CountedPieces = z.infer<typeof zPieces>

export function piecesTotal(pieces: CountedPieces): Cents {
  return sum(pieces.map(({ valueCents, count }) => cents(valueCents * count)))
}

/** A drawer of the café. Its cash is counted apart from that of the others. */
export const zDrawer = z.strictObject({ drawerId: zDrawerId, name: zText(20, 1) })
export type Drawer = z.infer<typeof zDrawer>
export const DRAWERS_MAX = 6
