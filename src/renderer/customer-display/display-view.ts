import type { Shown } from '../../shared/contracts/customer-display.ts'
import { plus, type Cents } from '../../shared/money.ts'

type Now = Shown['now']
type Settled = Extract<Now, { kind: 'sale' | 'refund' }>

/** What a settled ticket says in the largest type: what is given back, else what was paid. */
export type SettledView = {
  readonly says: 'change' | 'done' | 'refunded'
  readonly amount: Cents
  /** What the customer gave, where something of it came back. */
  readonly given: Cents | undefined
}

export function settledView({ kind, totalCents, changeCents }: Settled): SettledView {
  if (kind === 'refund') return { says: 'refunded', amount: totalCents, given: undefined }
  if (changeCents > 0) return { says: 'change', amount: changeCents, given: plus(totalCents, changeCents) }
  return { says: 'done', amount: totalCents, given: undefined }
}

/** When the display has to ask again by itself: what was settled is not left for the next customer. */
export function asksAgainInMs(shown: Shown | undefined): number | false {
  const now = shown?.now
  return now && (now.kind === 'sale' || now.kind === 'refund') ? now.leftMs : false
}

/** What is on the screen: without a line to the till, nothing that may not be true any more. */
export function nowOf(shown: Shown | undefined, lineIsUp: boolean): Now {
  return shown && lineIsUp ? shown.now : { kind: 'welcome' }
}
