import { assert } from '../../shared/assert.ts'
import { newLineId, type LineId } from '../../shared/ids.ts'
import { isReward } from '../../shared/loyalty.ts'
import {
  allocate,
  cents,
  divideHalfUp,
  milli,
  minus,
  ONE,
  plus,
  sum,
  ZERO,
  type Cents,
  type Milli,
} from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Line } from '../../shared/ticket.ts'
import type { DraftLine, DraftTicket, SharedLine } from './draft.ts'

/** What one payer takes of a ticket, and what stays on it. Together they are the ticket, to the cent and the thousandth. */
export type Parted = { readonly taken: readonly DraftLine[]; readonly left: readonly DraftLine[] }

export type PickedItem = { readonly lineId: LineId; readonly quantityMilli: Milli }

type PricedLine = Pick<Line, 'lineId' | 'ttcCents' | 'discountCents'>
type Agreed = DraftLine & { readonly shared: SharedLine }

/** What the next of n payers gives: odd cents go to the first (brief counter §4.2, S1). */
export function nextShare(restCents: Cents, payersLeft: number): Cents {
  assert(payersLeft > 0, 'somebody pays')
  return cents(Math.ceil(restCents / payersLeft))
}

/** How many equal shares a ticket has at the most: no share without a cent, no line cut finer than its thousandths. */
export function mostShares(draft: DraftTicket, priced: readonly PricedLine[]): number {
  const total = sum(priced.map((line) => line.ttcCents))
  const ofLines = draft.lines.map((line, n) => {
    const ttc = priced[n]?.ttcCents ?? 0
    return ttc <= line.quantityMilli ? Infinity : Math.floor(line.quantityMilli / 2)
  })
  return Math.min(total, ...ofLines)
}

/**
 * Takes an amount out of a ticket: of every line its share by value, so that each payer bears each rate in proportion. Lines
 * are marked as shared: what was agreed for them no longer follows from their price.
 */
export function takeAmount(
  draft: DraftTicket,
  priced: readonly PricedLine[],
  amountCents: Cents,
): Result<Parted, 'SHARE_TOO_LARGE'> {
  const totalCents = sum(priced.map((line) => line.ttcCents))
  if (amountCents > totalCents) return refuse('SHARE_TOO_LARGE', { restCents: totalCents })
  if (amountCents === totalCents) return ok({ taken: draft.lines, left: [] })
  const weights = draft.lines.map((line, n) => (line.quantityMilli < 2 ? ZERO : (priced[n]?.ttcCents ?? ZERO)))
  const divisible = sum(weights)
  if (amountCents > divisible) return refuse('SHARE_TOO_LARGE', { restCents: divisible })
  const shares = allocate(amountCents, weights)
  const taken: DraftLine[] = []
  const left: DraftLine[] = []
  draft.lines.forEach((line, n) => {
    const fixed = agreed(line, priced[n])
    const share = shares[n] ?? ZERO
    if (share === 0) left.push(fixed)
    else if (share === fixed.shared.ttcCents) taken.push(fixed)
    else {
      const quantity = proportion(line.quantityMilli, share, fixed.shared.ttcCents)
      const [mine, rest] = divide(fixed, milli(Math.min(Math.max(quantity, 1), line.quantityMilli - 1)), share)
      taken.push(mine)
      left.push(rest)
    }
  })
  return ok({ taken, left })
}

/** Takes what one payer had: whole lines, or some of them. */
export function takeItems(
  draft: DraftTicket,
  priced: readonly PricedLine[],
  picks: readonly PickedItem[],
): Result<Parted, 'LINE_UNKNOWN' | 'SHARE_TOO_LARGE'> {
  if (picks.some(({ lineId }) => !draft.lines.some((line) => line.lineId === lineId))) return refuse('LINE_UNKNOWN')
  const taken: DraftLine[] = []
  const left: DraftLine[] = []
  for (const [n, line] of draft.lines.entries()) {
    const asked = picks.filter((pick) => pick.lineId === line.lineId)
    const quantity = asked.reduce((total, pick) => total + pick.quantityMilli, 0)
    if (quantity > line.quantityMilli) return refuse('SHARE_TOO_LARGE', { restMilli: line.quantityMilli })
    // A discount of the whole ticket is agreed at the first payer: the others keep their part of it.
    const kept = draft.discount === null ? line : agreed(line, priced[n])
    if (quantity === 0) left.push(kept)
    else if (quantity === line.quantityMilli) taken.push(kept)
    else {
      const isPlain =
        kept.shared === null && line.discount === null && quantity % ONE === 0 && line.quantityMilli % ONE === 0
      const fixed = isPlain ? kept : agreed(line, priced[n])
      const share = fixed.shared ? proportion(fixed.shared.ttcCents, quantity, line.quantityMilli) : 0
      const [mine, rest] = divide(fixed, milli(quantity), cents(share))
      taken.push(mine)
      left.push(rest)
    }
  }
  return ok({ taken, left })
}

/**
 * Puts what a payer had taken back on the ticket. When nobody has paid a part yet, lines are again what they were before
 * anything was shared.
 */
export function giveBack(
  left: readonly DraftLine[],
  taken: readonly DraftLine[],
  nobodyPaid: boolean,
): readonly DraftLine[] {
  const back = taken.reduce<readonly DraftLine[]>((lines, line) => {
    const known = lines.find(
      (other) => other.rootLineId === line.rootLineId && isReward(other.discount) === isReward(line.discount),
    )
    if (!known) return [...lines, line]
    return lines.map((other) => (other === known ? joined(known, line) : other))
  }, left)
  return nobodyPaid ? back.map((line) => ({ ...line, shared: null })) : back
}

function joined(known: DraftLine, line: DraftLine): DraftLine {
  assert((known.shared === null) === (line.shared === null), 'both parts of a line are agreed, or none')
  return {
    ...known,
    quantityMilli: milli(known.quantityMilli + line.quantityMilli),
    sentMilli: milli(known.sentMilli + line.sentMilli),
    shared: known.shared &&
      line.shared && {
        ttcCents: plus(known.shared.ttcCents, line.shared.ttcCents),
        discountCents: plus(known.shared.discountCents, line.shared.discountCents),
      },
  }
}

/** The line with its amount agreed as it is priced now. */
function agreed(line: DraftLine, priced: PricedLine | undefined): Agreed {
  assert(priced?.lineId === line.lineId, 'lines are priced in their order')
  return { ...line, shared: line.shared ?? { ttcCents: priced.ttcCents, discountCents: priced.discountCents } }
}

/** One line as two, which say the same of what they come from. */
function divide(line: DraftLine, quantity: Milli, share: Cents): readonly [DraftLine, DraftLine] {
  const sent = milli(Math.min(line.sentMilli, quantity))
  const { shared } = line
  const off = shared
    ? cents(shared.ttcCents === 0 ? 0 : proportion(shared.discountCents, share, shared.ttcCents))
    : ZERO
  return [
    {
      ...line,
      lineId: newLineId(),
      quantityMilli: quantity,
      sentMilli: sent,
      shared: shared && { ttcCents: share, discountCents: off },
    },
    {
      ...line,
      quantityMilli: milli(line.quantityMilli - quantity),
      sentMilli: milli(line.sentMilli - sent),
      shared: shared && { ttcCents: minus(shared.ttcCents, share), discountCents: minus(shared.discountCents, off) },
    },
  ]
}

function proportion(amount: number, part: number, whole: number): number {
  return Number(divideHalfUp(BigInt(amount) * BigInt(part), BigInt(whole)))
}
