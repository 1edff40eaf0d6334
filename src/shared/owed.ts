import { z } from 'zod'
import { zCents } from './contracts/procedure.ts'
import { zCustomerId, zOperatorId, zVoucherId, type OperatorId, type ProductId } from './ids.ts'
import { absolute, cents, smaller, sum, ZERO, type Cents } from './money.ts'

/**
 * A line of a ticket that is no sale but money that is owed: a voucher that somebody buys, an account that somebody
 * settles, a tip that goes to the staff. It is paid with the rest, and is never turnover (checklist F-28, F-55, F-58).
 */
export const zOwed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('voucher'), ref: zVoucherId }),
  z.strictObject({ kind: z.literal('account'), ref: zCustomerId }),
  z.strictObject({ kind: z.literal('tip'), ref: zOperatorId }),
])
export type Owed = z.infer<typeof zOwed>
/** What is kept a balance of: what is left of a voucher, what a customer has still to pay. Never below zero. */
export const zBalanceKind = z.enum(['voucher', 'account'])
export type BalanceKind = z.infer<typeof zBalanceKind>
export const zTenderRef = z.union([zVoucherId, zCustomerId])
export type TenderRef = z.infer<typeof zTenderRef>

/** As it is sealed: with what the balance is after it, so that it outlives any purge. */
export const zSealedOwed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('voucher'), ref: zVoucherId, balanceCents: zCents.exactOptional() }),
  z.strictObject({ kind: z.literal('account'), ref: zCustomerId, balanceCents: zCents.exactOptional() }),
  z.strictObject({ kind: z.literal('tip'), ref: zOperatorId }),
])

export const zOwedKind = z.enum(['voucher', 'account', 'tip'])
export type OwedKind = z.infer<typeof zOwedKind>

/** No product of any catalogue: what stands in its place on such a line. */
export const owedProducts = {
  voucher: 'prd_owed-voucher' as ProductId,
  account: 'prd_owed-account' as ProductId,
  tip: 'prd_owed-tip' as ProductId,
} as const satisfies Record<OwedKind, ProductId>

type TippedLine = { readonly ttcCents: Cents; readonly owed?: { readonly kind: OwedKind; readonly ref: string } | null }
type TipTender<Kind> = { readonly kind: Kind; readonly amountCents: Cents }
export type TipShare<Kind> = {
  readonly operatorId: OperatorId
  readonly kind: Kind
  /** Negative where it was given back. */
  readonly amountCents: Cents
}

/**
 * In which form the tips of a ticket came. A tip is what a customer gives last and on top, so it is taken from the last
 * tender backwards.
 */
export function tipShares<Kind extends string>(
  lines: readonly TippedLine[],
  tenders: readonly TipTender<Kind>[],
): readonly TipShare<Kind>[] {
  const purses = tenders.toReversed().map(({ kind, amountCents }) => ({ kind, left: absolute(amountCents) }))
  return lines.flatMap(({ ttcCents, owed }) => {
    if (owed?.kind !== 'tip') return []
    let missing = absolute(ttcCents)
    return purses.flatMap((purse) => {
      const part = smaller(missing, purse.left)
      if (part === 0) return []
      missing = cents(missing - part)
      purse.left = cents(purse.left - part)
      const operatorId = owed.ref as OperatorId // a tip's ref is whoever it was given to
      return [{ operatorId, kind: purse.kind, amountCents: ttcCents < 0 ? cents(-part) : part }]
    })
  })
}

/** One row for each person and form, in a fixed order. */
export function addTips<Kind extends string>(shares: readonly TipShare<Kind>[]): TipShare<Kind>[] {
  return [...Map.groupBy(shares, ({ operatorId, kind }) => `${operatorId} ${kind}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same
      const amountCents = sum(same.map((share) => share.amountCents))
      return first && amountCents !== ZERO ? [{ ...first, amountCents }] : []
    })
}
