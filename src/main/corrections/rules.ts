import {
  cents,
  divideHalfUp,
  milli,
  minus,
  negate,
  plus,
  smaller,
  sum,
  ZERO,
  type Cents,
  type Milli,
} from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderKindsThat, tenderRule } from '../../shared/tenders.ts'
import { CASH_MAX_CENTS, type TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

/** A line of the original, positive, as it was sealed. */
export type OriginalLine = {
  readonly quantityMilli: Milli
  readonly ttcCents: Cents
  readonly vatCents: Cents
  readonly vatRate: VatRate
}
/** What was given back of a line so far, positive. */
export type GivenBack = { readonly quantityMilli: Milli; readonly ttcCents: Cents; readonly vatCents: Cents }
export type Asked = { readonly position: number; readonly quantityMilli: Milli }
/** What one refund takes back of a line: positive here, negative once it is sealed. */
export type Share = {
  readonly position: number
  readonly quantityMilli: Milli
  readonly ttcCents: Cents
  readonly htCents: Cents
  readonly vatCents: Cents
}

const NOTHING: GivenBack = { quantityMilli: milli(0), ttcCents: cents(0), vatCents: cents(0) }

/**
 * What each line asked for gives back. A share is the difference of two proportions of the sealed line, each rounded half
 * up, so that any series of refunds of a whole line makes exactly its amount and its VAT (checklist F-06).
 */
export function refundShares(
  lines: readonly OriginalLine[],
  givenBack: ReadonlyMap<number, GivenBack>,
  asked: readonly Asked[],
): Result<readonly Share[], 'LINE_UNKNOWN' | 'REFUND_ABOVE_ORIGINAL'> {
  const shares: Share[] = []
  for (const { position, quantityMilli } of addedUp(asked)) {
    const line = lines[position]
    if (!line) return refuse('LINE_UNKNOWN')
    const before = givenBack.get(position) ?? NOTHING
    const after = before.quantityMilli + quantityMilli
    if (after > line.quantityMilli) {
      return refuse('REFUND_ABOVE_ORIGINAL', { leftMilli: line.quantityMilli - before.quantityMilli })
    }
    const ttcCents = minus(proportion(line.ttcCents, after, line.quantityMilli), before.ttcCents)
    const vatCents = minus(proportion(line.vatCents, after, line.quantityMilli), before.vatCents)
    shares.push({
      position,
      quantityMilli: milli(quantityMilli),
      ttcCents,
      vatCents,
      htCents: minus(ttcCents, vatCents),
    })
  }
  return ok(shares)
}

/** Plain sums: only once they are found to be parts of a line are they quantities. */
function addedUp(asked: readonly Asked[]): readonly { readonly position: number; readonly quantityMilli: number }[] {
  return [...Map.groupBy(asked, (one) => one.position)].map(([position, same]) => ({
    position,
    quantityMilli: same.reduce((quantity, one) => quantity + one.quantityMilli, 0),
  }))
}

function proportion(amount: Cents, part: number, whole: number): Cents {
  return cents(Number(divideHalfUp(BigInt(amount) * BigInt(part), BigInt(whole))))
}

/** What of a line is left to give back. */
export function leftOf(line: OriginalLine, before: GivenBack = NOTHING): { quantityMilli: Milli; ttcCents: Cents } {
  return {
    quantityMilli: milli(line.quantityMilli - before.quantityMilli),
    ttcCents: minus(line.ttcCents, before.ttcCents),
  }
}

/** The VAT table of a refund: the sum of its lines at each original rate, negative. */
export function refundVat(shares: readonly (Share & { readonly vatRate: VatRate })[]) {
  return [...Map.groupBy(shares, (share) => share.vatRate)]
    .map(([rate, same]) => ({
      rate,
      ttcCents: negate(sum(same.map((share) => share.ttcCents))),
      htCents: negate(sum(same.map((share) => share.htCents))),
      vatCents: negate(sum(same.map((share) => share.vatCents))),
    }))
    .sort((a, b) => a.rate - b.rate)
}

type TenderAmount = { readonly kind: TenderKind; readonly amountCents: Cents }

/** How a ticket stands paid after its corrections, by tender, without what came to nothing. */
export function standing(tenders: readonly TenderAmount[]): TenderAmount[] {
  return [...Map.groupBy(tenders, (tender) => tender.kind)]
    .map(([kind, same]) => ({ kind, amountCents: sum(same.map((tender) => tender.amountCents)) }))
    .filter(({ amountCents }) => amountCents !== 0)
}

/**
 * How much a refund may give in each form of money, of what a ticket stands paid with after its refunds. What was paid in
 * titres-restaurant or chèques-vacances goes back in the same form and never as money: they would otherwise be cashed in.
 */
export function refundable(stands: readonly TenderAmount[], used: readonly TenderKind[]): TenderAmount[] {
  const left = standing(stands)
  const own = (kind: TenderKind) => left.find((tender) => tender.kind === kind)?.amountCents ?? ZERO
  const free = sum(left.filter(({ kind }) => !tenderRule(kind).bound).map(({ amountCents }) => amountCents))
  return tenderKindsThat(() => true).flatMap((kind) => {
    const rule = tenderRule(kind)
    if (rule.refund === 'money' && !used.includes(kind)) return []
    if (rule.refund === 'credit' && !used.includes(kind) && own(kind) === 0) return []
    const most =
      rule.refund === 'credit'
        ? plus(free, own(kind))
        : rule.refund === 'money'
          ? free
          : rule.bound
            ? own(kind)
            : smaller(own(kind), free)
    return most > 0 ? [{ kind, amountCents: most }] : []
  })
}

/** Whether so much may be noted from one tender to another. */
export function tenderChange(
  stands: readonly TenderAmount[],
  change: { readonly from: TenderKind; readonly to: TenderKind; readonly amountCents: Cents },
  used: readonly TenderKind[],
): Result<null, 'TENDER_SAME' | 'TENDER_KEEPS' | 'TENDER_NOT_USED' | 'TENDER_UNKNOWN' | 'CASH_OVER_LIMIT'> {
  const { from, to, amountCents } = change
  if (from === to) return refuse('TENDER_SAME')
  if (tenderRule(from).owed !== null || tenderRule(to).owed !== null) return refuse('TENDER_KEEPS')
  if (!used.includes(to)) return refuse('TENDER_NOT_USED', { kind: to })
  const amountOf = (kind: TenderKind) => stands.find((tender) => tender.kind === kind)?.amountCents ?? 0
  if (amountCents > amountOf(from)) return refuse('TENDER_UNKNOWN', { leftCents: Math.max(0, amountOf(from)) })
  if (isCash(to) && amountOf(to) + amountCents > CASH_MAX_CENTS)
    return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })
  return ok(null)
}
