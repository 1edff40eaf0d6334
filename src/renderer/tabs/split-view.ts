import { cents, divideHalfUp, milli, ONE, sum, ZERO, type Cents, type Milli } from '../../shared/money.ts'
import type { LineId } from '../../shared/ids.ts'
import type { Counter, Line, OpenTicket } from '../../shared/ticket.ts'
import { typedAmount } from '../counter/pay-view.ts'
import type { Over, SplitStep } from '../shell/session.ts'

export type Picked = ReadonlyMap<LineId, Milli>
export const NOTHING_PICKED: Picked = new Map()
/** The shares that have a key of their own. */
export const SHARES = [2, 3, 4, 5, 6, 7, 8, 9] as const

/** What so much of a line comes to: the same figure as the till will make of it. */
export function pickedCents(line: Pick<Line, 'ttcCents' | 'quantityMilli'>, picked: Milli): Cents {
  return cents(Number(divideHalfUp(BigInt(line.ttcCents) * BigInt(picked), BigInt(line.quantityMilli))))
}

/**
 * One more of a line for this payer; behind the last one, none again. What is left of a piece, or of a
 * line that others paid a share of, goes at once.
 */
export function pickOne(picked: Picked, line: Pick<Line, 'lineId' | 'quantityMilli' | 'shared'>): Picked {
  const now = picked.get(line.lineId) ?? 0
  const next = new Map(picked)
  if (now >= line.quantityMilli) next.delete(line.lineId)
  else next.set(line.lineId, line.shared ? line.quantityMilli : milli(Math.min(now + ONE, line.quantityMilli)))
  return next
}

/** What this payer's tender pays, where something is picked or typed; else the tender pays what is in hand. */
export function partAsked(ticket: OpenTicket, over: Over | undefined): Cents | undefined {
  if (over?.kind !== 'split' || ticket.partOf !== null || ticket.tenders.length > 0) return undefined
  const asked = stepCents(ticket, over.step)
  return asked === 0 || asked >= ticket.dueCents ? undefined : asked
}

function stepCents({ lines }: OpenTicket, step: SplitStep): Cents {
  switch (step.kind) {
    case 'plan':
      return ZERO
    case 'items':
      return sum(lines.map((line) => pickedCents(line, step.picked.get(line.lineId) ?? milli(0))))
    case 'amount':
      return typedAmount(step.digits)
  }
}

/** What stays over the tiles when a part was paid: the plan, until nothing is left. */
export function overAfter(over: Over | undefined, next: OpenTicket | null): Over | undefined {
  if (over?.kind === 'editor' || over?.kind === 'discount') return undefined
  if (over?.kind !== 'split') return over
  return next && isPlanned(next) ? { kind: 'split', step: nothingAsked(over.step) } : undefined
}

export function nothingAsked(step: SplitStep): SplitStep {
  switch (step.kind) {
    case 'plan':
      return step
    case 'items':
      return { kind: 'items', picked: NOTHING_PICKED }
    case 'amount':
      return { kind: 'amount', digits: '' }
  }
}

/** Several pay this ticket: it is the rest of them, or one payer's part. */
export function isPlanned(ticket: Pick<OpenTicket, 'split' | 'partOf'>): boolean {
  return ticket.split !== null || ticket.partOf !== null
}

/** How the panel opens on a ticket. */
export function stepFor({ ticket, restSplit }: Counter): SplitStep {
  const split = ticket?.split ?? restSplit
  if (split?.kind === 'items') return { kind: 'items', picked: NOTHING_PICKED }
  return split?.kind === 'amount' ? { kind: 'amount', digits: '' } : { kind: 'plan' }
}

export type PlanView =
  /** Nobody pays a part yet: how shall it be shared? */
  | { readonly kind: 'choose' }
  /** Equal shares: the one in hand, and what comes after it. */
  | {
      readonly kind: 'share'
      readonly of: number
      readonly now: number
      readonly restCents: Cents
      readonly left: number
    }
  /** A part by item or amount is in hand, or none yet. */
  | { readonly kind: 'free'; readonly partInHand: boolean; readonly restCents: Cents }

/** Where the sharing of the ticket in hand stands. `asked` is what is being picked or typed for the next payer. */
export function planView({ ticket, restCents, restSplit }: Counter, asked: Cents): PlanView {
  if (!ticket) return { kind: 'choose' }
  const split = ticket.partOf === null ? ticket.split : restSplit
  if (split?.kind === 'shares') {
    const { of, left } = split
    return { kind: 'share', of, now: of - left + 1, restCents, left: Math.max(0, left - 1) }
  }
  if (ticket.partOf !== null) return { kind: 'free', partInHand: true, restCents }
  const rest = cents(ticket.dueCents - asked)
  return split ? { kind: 'free', partInHand: false, restCents: rest } : { kind: 'choose' }
}
