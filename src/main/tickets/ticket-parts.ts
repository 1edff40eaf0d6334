import type { BusinessDay } from '../../shared/business-day.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import type { CashSessionId, TableId, TicketId } from '../../shared/ids.ts'
import type { Area } from '../../shared/price-list.ts'
import type { Line, MealAllowance } from '../../shared/ticket.ts'
import type { Alcohol } from '../alcohol/index.ts'
import type { CatalogueStore, VatTable } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { DraftTicket } from './draft.ts'
import type { OpenTicketStore } from './open-store.ts'
import type { BalanceOf } from './owed.ts'
import type { HandedOut, SettledStore } from './settled-store.ts'

export type OpenSession = { readonly sessionId: CashSessionId; readonly businessDay: BusinessDay }

/** What tickets need of the other parts. */
export type TicketParts = {
  readonly open: OpenTicketStore
  readonly settled: SettledStore
  readonly catalogue: CatalogueStore
  readonly alcohol: Alcohol
  /** Whether a table is inside or outside. */
  readonly areaOfTable: (tableId: TableId) => Area
  readonly vatTable: VatTable
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  /** The session that trades now: the day's, or the training's while there is one. */
  readonly session: () => OpenSession | undefined
  readonly training: () => OpenSession | undefined
  readonly handedOut: HandedOut
  /** Whether a card terminal was asked for money of a ticket, and nobody knows yet how that ended. */
  readonly payment: (ticketId: TicketId) => 'none' | 'going' | 'doubtful'
  /** What titres-restaurant may still pay of it; nothing where the café takes none. */
  readonly mealAllowance: (draft: DraftTicket, lines: readonly Line[], day: BusinessDay) => MealAllowance | undefined
  /** Told when an open ticket became a sale: who waits for his part to be paid, or for his table. */
  readonly onSettled: (draft: DraftTicket, facts: Facts) => void
  readonly onAbandoned: (draft: DraftTicket, facts: Facts) => void
  /** What is left of a voucher, what a customer owes: as far as it is sealed. */
  readonly balanceOf: BalanceOf
  /** The oldest day that is not sealed yet: nothing is dated before it. */
  readonly nextToClose: (nowMs: number) => BusinessDay
  readonly cafe: () => {
    readonly site: Site
    readonly settings: { readonly zone: string; readonly cutOffHour: number }
  }
}
export type Facts = Pick<CommandContext, 'nowMs' | 'operator' | 'caller'>
