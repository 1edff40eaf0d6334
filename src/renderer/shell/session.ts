import { create } from 'zustand'
import type { Place } from '../../shared/catalogue.ts'
import type { LineId, ProductId, TicketId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Lang } from '../../shared/texts/index.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { Failure } from '../client/failures.ts'
import { applyPreferences, keepPreferences, readPreferences, type Theme } from './preferences.ts'

/** What lies over the tile grid. */
export type Over =
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'editor'; readonly lineId: LineId; readonly focus: 'options' | 'note' }
  | { readonly kind: 'price'; readonly productId: ProductId; readonly digits: string }
  | { readonly kind: 'paper' }

/** The ticket that was just settled, shown until the next touch of a tile. */
export type Paid = {
  readonly number: number
  readonly totalCents: Cents
  readonly changeCents: Cents
  readonly kinds: readonly TenderKind[]
}

export type Screen = 'counter' | 'cash'

/** The scope of this window: what is selected and typed. What is in the ledger is asked for, never kept here. */
export type Session = {
  readonly screen: Screen
  readonly lang: Lang
  readonly theme: Theme
  /** Where the next ticket begins; an open ticket keeps its own. */
  readonly place: Place
  readonly categoryId: string | undefined
  readonly page: number
  readonly lineId: LineId | undefined
  readonly quantityDigits: string
  readonly over: Over | undefined
  /** The digits of the amount pad, in cents; undefined while the pay strip shows. */
  readonly payDigits: string | undefined
  readonly printReceipt: boolean
  /** A tender was pressed and not answered: the pay keys wait. */
  readonly taking: boolean
  readonly paid: Paid | undefined
  readonly failure: Failure | undefined
  /** The ticket that was open when the disk refused: only the till knows what became of it. */
  readonly doubtful: TicketId | undefined
  /** The note being written, until it is sent. */
  readonly note: { readonly lineId: LineId; readonly text: string } | undefined
  readonly unknownCode: string | undefined
  readonly seenSlip: number
}

const preferences = readPreferences()

export const useSession = create<Session>()(() => ({
  screen: 'counter',
  ...preferences,
  place: 'on-site',
  categoryId: undefined,
  page: 0,
  lineId: undefined,
  quantityDigits: '',
  over: undefined,
  payDigits: undefined,
  printReceipt: false,
  taking: false,
  paid: undefined,
  failure: undefined,
  doubtful: undefined,
  note: undefined,
  unknownCode: undefined,
  seenSlip: 0,
}))

export const session = useSession.getState
export const change = (next: Partial<Session>) => useSession.setState(next)

export function changePreferences(next: { lang?: Lang; theme?: Theme }): void {
  change(next)
  const { lang, theme } = session()
  applyPreferences({ lang, theme })
  keepPreferences({ lang, theme })
}

/** Esc: one step back, the nearest thing first. Answers whether there was a step to take. */
export function stepBack(): boolean {
  const now = session()
  const back: Partial<Session> | undefined =
    now.failure || now.unknownCode
      ? { failure: undefined, unknownCode: undefined }
      : now.over
        ? { over: undefined }
        : now.payDigits !== undefined
          ? { payDigits: undefined }
          : now.quantityDigits
            ? { quantityDigits: '' }
            : now.paid
              ? { paid: undefined }
              : now.screen !== 'counter'
                ? { screen: 'counter' }
                : now.lineId
                  ? { lineId: undefined }
                  : undefined
  if (back) change(back)
  return back !== undefined
}
