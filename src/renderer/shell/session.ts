import { create } from 'zustand'
import type { Place } from '../../shared/catalogue.ts'
import type { Resolved } from '../../shared/contracts/scans.ts'
import type { ETicket } from '../../shared/contracts/e-tickets.ts'
import type { Voucher } from '../../shared/contracts/vouchers.ts'
import type { LineId, PaymentId, ProductId, TableId, TicketId } from '../../shared/ids.ts'
import type { Cents, Milli } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { Failure } from '../client/failures.ts'
import type { Answer } from '../counter/choosing-view.ts'
import { takeStepBack } from './back.ts'
import { applyPreferences, keepPreferences, readPreferences, type Preferences } from './preferences.ts'

/** What lies over the tile grid. */
export type Over =
  | { readonly kind: 'search'; readonly text: string }
  | { readonly kind: 'editor'; readonly lineId: LineId; readonly focus: 'options' | 'note' }
  /** Which of a product's variants it is. */
  | { readonly kind: 'variants'; readonly productId: ProductId }
  /** What a product needs before it goes on the ticket: required options, the parts of a set menu. */
  | { readonly kind: 'choose'; readonly productId: ProductId; readonly answers: readonly Answer[] }
  /** What is taken off one line, or off the whole ticket. */
  | { readonly kind: 'discount'; readonly lineId: LineId | undefined }
  | { readonly kind: 'tabs'; readonly step: TabsStep }
  | { readonly kind: 'split'; readonly step: SplitStep }
  | { readonly kind: 'tables'; readonly step: TablesStep }
  | { readonly kind: 'price'; readonly productId: ProductId; readonly digits: string }
  /** Whether there is any of a product left. */
  | { readonly kind: 'sold-out'; readonly productId: ProductId }
  /** A code that nobody knows is to become a product. */
  | { readonly kind: 'new-product'; readonly code: string }
  | { readonly kind: 'paper' }
  /** What the services want of somebody today. */
  | { readonly kind: 'today' }
  /** What the camera of this machine sees; it stays while codes are read. */
  | { readonly kind: 'camera' }
  /** Who the customer is, for stamps. */
  | { readonly kind: 'customer' }
  /** Whose account the ticket goes on. */
  | { readonly kind: 'account' }
  /** A voucher: its code is asked for, or it was read and says what it holds. */
  | { readonly kind: 'voucher'; readonly shown: Voucher | undefined }
  /** A sealed ticket in hand; on the cash screen it stands beside the list. */
  | { readonly kind: 'card'; readonly number: number; readonly step: CardStep }
  /** What the keyboard does; on every screen. */
  | { readonly kind: 'help' }
  /** Who is at the till; on every screen. */
  | { readonly kind: 'people'; readonly step: 'sign-in' | 'team' }

/** What a touch of a tab does: takes it in hand, or ticks it for one payment of several. */
export type TabsStep =
  | { readonly kind: 'all' }
  | { readonly kind: 'several'; readonly ticked: readonly TicketId[] }
  /** The name and the guests of the tab in hand. */
  | { readonly kind: 'describe' }

/** How the next payer's part is told apart. `plan`: nothing is being picked or typed, shares come by themselves. */
export type SplitStep =
  | { readonly kind: 'plan' }
  | { readonly kind: 'items'; readonly picked: ReadonlyMap<LineId, Milli> }
  | { readonly kind: 'amount'; readonly digits: string }

/** What a touch of a table does. */
export type TablesStep =
  | { readonly kind: 'plan' }
  | { readonly kind: 'seat'; readonly tableId: TableId }
  | { readonly kind: 'move'; readonly ticketId: TicketId | undefined; readonly onto: TicketId | undefined }
  | { readonly kind: 'edit' }

/** A void that was refused until somebody says why; the reason repeats it. */
export type Unexplained =
  | { readonly kind: 'line'; readonly lineId: LineId; readonly leftMilli: Milli | 0 }
  | { readonly kind: 'ticket' }

/** A card payment that this screen asked for: its end is shown as the end of a sale. */
export type Awaited = {
  readonly paymentId: PaymentId
  readonly ticketId: TicketId
  /** The ticket that was taken in hand meanwhile. */
  readonly other: TicketId | undefined
}

/** A tender as it is asked for: `due` is all that this form of money may pay. */
export type TenderAsk = {
  /** The voucher or the customer that it is taken from, and whether the limit of an account may be passed. */
  readonly ref?: TenderRef
  readonly overLimit?: boolean
  readonly kind: TenderKind
  readonly offered: Cents | 'due'
  /** So many papers of what is offered. */
  readonly pieces?: number
  /** What was told to be lost of it. */
  readonly lostCents?: Cents
  readonly restDayConfirmed?: true
}

/** A tender that waits for an answer. */
export type PayQuestion = {
  readonly code: 'MEAL_REST_DAY' | 'TENDER_LOSES' | 'CASH_OVER_LIMIT'
  readonly detail: RefusalDetail
  readonly ask: TenderAsk
}

/** What stands in place of the pay strip while its pad is open, where it is not the pad itself. */
export type PayWay =
  | { readonly kind: 'others' }
  | { readonly kind: 'pieces'; readonly tender: TenderKind; readonly pieces: number }
  | ({ readonly kind: 'question' } & PayQuestion)

/** What is being done with a sealed ticket. */
export type CardStep =
  | { readonly kind: 'lines' }
  | { readonly kind: 'tender' }
  | { readonly kind: 'invoice' }
  | { readonly kind: 'code'; readonly receipt: ETicket }
  | { readonly kind: 'refunded' }

/** What was just done and needs no more than a sentence. */
export type Said =
  | { readonly kind: 'noted'; readonly number: number; readonly copyNumber: number }
  | { readonly kind: 'tender-changed'; readonly number: number }
  | { readonly kind: 'invoice-printed'; readonly number: string }
  /** The same round was put on a tab that lies aside; its sentence names both. */
  | { readonly kind: 'round'; readonly tab: string; readonly round: string }
  | { readonly kind: 'joined'; readonly tab: string }

/** The ticket that was just settled or refunded, shown until the next touch of a tile. */
export type Paid = {
  readonly kind: 'sale' | 'refund'
  readonly ticketId: TicketId
  readonly number: number
  readonly corrects: number | null
  readonly totalCents: Cents
  readonly changeCents: Cents
  readonly kinds: readonly TenderKind[]
}

export type Screen = 'counter' | 'cash' | 'control' | 'customers' | 'office' | 'service' | 'setup'
/** The pages of the customers' screen. */
export type CustomersPage = 'list' | 'owed' | 'vouchers' | 'tips'
/** The parts of the manager's office. */
export type OfficeSection = 'reports' | 'products' | 'stock' | 'network' | 'guide'
/** The parts of the cash screen. */
export type CashSection = 'today' | 'drawer' | 'tickets' | 'closings' | 'settings'
/** The pages of its ledger and settings. */
export type SettingsPage =
  | 'general'
  | 'days'
  | 'drawers'
  | 'terminal'
  | 'printers'
  | 'tenders'
  | 'kitchen'
  | 'prices'
  | 'lists'
  | 'customers'
  | 'accounts'
  | 'scanners'
  | 'screens'
  | 'ledger'
  | 'backups'
  | 'keys'

/** The scope of this window: what is selected and typed. What is in the ledger is asked for, never kept here. */
export type Session = Preferences & {
  readonly screen: Screen
  readonly cashSection: CashSection
  readonly settingsPage: SettingsPage
  readonly officeSection: OfficeSection
  readonly customersPage: CustomersPage
  /** The service whose screen it is, what a scan wants to see of it, and the how manieth time something was asked. */
  readonly service: { readonly id: string; readonly wanted: string | undefined; readonly turn: number }
  /** Where the next ticket begins; an open ticket keeps its own. */
  readonly place: Place
  readonly categoryId: string | undefined
  readonly page: number
  readonly lineId: LineId | undefined
  readonly quantityDigits: string
  readonly over: Over | undefined
  /** The digits of the amount pad, in cents; undefined while the pay strip shows. */
  readonly payDigits: string | undefined
  /** Counts while the pad is open. */
  readonly payWay: PayWay | undefined
  /** The face values of papers that were taken last. */
  readonly faces: readonly Cents[]
  readonly printReceipt: boolean
  /** A tender was pressed and not answered: the pay keys wait. */
  readonly taking: boolean
  readonly awaited: Awaited | undefined
  /** A refund that the card terminal was asked for here, and the sale that it gives back of. */
  readonly awaitedRefund: { readonly ticketId: TicketId; readonly number: number } | undefined
  /** The end of this payment was read, and is told no more. */
  readonly seenPayment: PaymentId | undefined
  readonly paid: Paid | undefined
  readonly failure: Failure | undefined
  readonly said: Said | undefined
  /** The ticket that was open when the disk refused: only the till knows what became of it. */
  readonly doubtful: TicketId | undefined
  /** The note being written, until it is sent. */
  readonly note: { readonly lineId: LineId; readonly text: string } | undefined
  readonly unknownCode: string | undefined
  /** A code that may mean several things, until one is chosen. */
  readonly askedCode: Resolved | undefined
  readonly unexplained: Unexplained | undefined
  readonly seenSlip: number
  /** The drawer is to be opened without a sale, and is asked why. */
  readonly openingDrawer: boolean
}

const preferences = readPreferences()

export const useSession = create<Session>()(() => ({
  screen: 'counter',
  cashSection: 'today',
  settingsPage: 'general',
  officeSection: 'reports',
  customersPage: 'list',
  service: { id: '', wanted: undefined, turn: 0 },
  ...preferences,
  place: 'on-site',
  categoryId: undefined,
  page: 0,
  lineId: undefined,
  quantityDigits: '',
  over: undefined,
  payDigits: undefined,
  payWay: undefined,
  faces: [],
  printReceipt: false,
  taking: false,
  awaited: undefined,
  awaitedRefund: undefined,
  seenPayment: undefined,
  paid: undefined,
  failure: undefined,
  said: undefined,
  doubtful: undefined,
  note: undefined,
  unknownCode: undefined,
  askedCode: undefined,
  unexplained: undefined,
  seenSlip: 0,
  openingDrawer: false,
}))

export const session = useSession.getState
export const change = (next: Partial<Session>) => useSession.setState(next)

/** To the screen of a service; what is wanted of it is shown each time that it is asked for, the same code twice as well. */
export function toService(id: string, wanted?: string): void {
  const turn = session().service.turn + 1
  change({ screen: 'service', service: { id, wanted, turn }, over: undefined })
}

export function changePreferences(next: Partial<Preferences>): void {
  change(next)
  const { lang, theme, camera, cameraId } = session()
  applyPreferences({ lang, theme })
  keepPreferences({ lang, theme, camera, cameraId })
}

/** Esc: one step back, the nearest thing first. Answers whether there was a step to take. */
export function stepBack(): boolean {
  const now = session()
  const told = now.failure ?? now.unknownCode
  if (told === undefined && takeStepBack(now.over !== undefined)) return true
  const back: Partial<Session> | undefined =
    told !== undefined
      ? { failure: undefined, unknownCode: undefined }
      : now.unexplained
        ? { unexplained: undefined }
        : now.over
          ? { over: overBehind(now.over) }
          : now.payDigits !== undefined
            ? { payDigits: undefined, payWay: undefined }
            : now.quantityDigits
              ? { quantityDigits: '' }
              : now.paid
                ? { paid: undefined }
                : now.screen !== 'counter'
                  ? { screen: now.screen === 'control' ? 'cash' : 'counter' }
                  : now.lineId
                    ? { lineId: undefined }
                    : undefined
  if (back) change(back)
  return back !== undefined
}

/** What a panel over the tiles goes back to. */
function overBehind(over: Over): Over | undefined {
  if (over.kind === 'card' && over.step.kind !== 'lines') return { ...over, step: { kind: 'lines' } }
  if (over.kind === 'choose' && over.answers.length > 0) return { ...over, answers: over.answers.slice(0, -1) }
  if (over.kind === 'tables' && over.step.kind !== 'plan') return { kind: 'tables', step: { kind: 'plan' } }
  if (over.kind === 'tabs' && over.step.kind === 'several') return { kind: 'tabs', step: { kind: 'all' } }
  return over.kind === 'people' && over.step === 'team' ? { ...over, step: 'sign-in' } : undefined
}
