import type { TillEvent } from '../shared/contracts/till.ts'
import type { TodayItem } from '../shared/contracts/today.ts'
import type { BusinessDay } from '../shared/business-day.ts'
import type { CustomerId } from '../shared/ids.ts'
import type { Activity, Rendered } from '../shared/network.ts'
import type { Worked } from '../shared/service-line.ts'
import type { Accounts } from './accounts/index.ts'
import type { Refunds } from './corrections/index.ts'
import type { CustomerStore } from './customers/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import type { LivesDemoDay } from './demo/index.ts'
import type { PaperDocument } from './documents/model.ts'
import type { EventLog } from './fiscal/event-log.ts'
import type { Invoices } from './invoices/index.ts'
import type { Projection } from './journal/index.ts'
import type { People } from './people/index.ts'
import type { Printing } from './printing/index.ts'
import type { ScanResolver } from './scans/index.ts'
import type { Installation } from './settings/store.ts'
import type { SetupPart } from './setup/index.ts'
import type { ServiceStore } from './services/index.ts'
import type { SellApart } from './tenders/index.ts'
import type { SpecialLines, Tickets } from './tickets/index.ts'

/** What a service may ask of the till: each door of another part, inside the same transaction as its own writing. */
export type BrickDoors = {
  readonly db: WriteDb
  readonly cafe: () => Pick<Installation, 'till' | 'site' | 'settings' | 'demo'>
  readonly today: (nowMs: number) => BusinessDay
  /** The latest instant that the ledger saw: behind it, the computer's clock went back. */
  readonly latestMs: () => number
  readonly tickets: Tickets
  readonly addService: SpecialLines['addService']
  /** Sells and is paid to the cent at once, beside the ticket in hand: what is kept of a deposit. */
  readonly sellApart: SellApart
  /** What came in for it, and what went back. */
  readonly services: ServiceStore
  readonly refunds: Refunds
  /** Whom the café knows by name: names and addresses lie there and nowhere else. */
  readonly customers: Pick<CustomerStore, 'save' | 'byId' | 'search' | 'standing' | 'seen'>
  /** What they owe; a sale goes on an account by a tender of `sellApart`, and is settled at the counter like any other. */
  readonly accounts: Pick<Accounts, 'statement' | 'moves' | 'mayLessen'>
  readonly invoices: Pick<Invoices, 'makeFor' | 'document' | 'ofTicket'>
  readonly eventLog: EventLog
  readonly printing: Printing
  readonly nameOf: (operatorId: string) => string
  /** Whether whoever holds a station may: for what an answer says to some and not to others. */
  readonly may: People['may']
  readonly publish: (name: TillEvent['name']) => void
}

/** One of the several services that a brick is made of, by the code in its refs (`serviceKey`). */
export type OneOfSeveral = { readonly code: string; readonly name: string; readonly activity: Activity }

/** A service at work. */
export type OpenBrick = {
  /** What may be asked of it, by the names of its contract. */
  readonly handlers: Readonly<Record<string, (input: never, context: never) => unknown>>
  readonly scanResolvers: readonly ScanResolver[]
  /** A paper of its own, made again from what its order kept. */
  readonly paper: (content: string) => PaperDocument
  /** What somebody has to see to today, at an instant; one item for all of a kind. Asked often, changes nothing. */
  readonly today: (nowMs: number) => readonly TodayItem[]
  /**
   * What it does without being asked, every half minute, in a transaction: holds that end, people who did not come.
   * `afterCommit` runs once that is on disk.
   */
  readonly look: (nowMs: number, afterCommit: (work: () => void) => void) => void
  /** What it did for people between two days, both included, for the town hall: counts, never a name. */
  readonly rendered?: (from: BusinessDay, to: BusinessDay) => readonly Rendered[]
  /** Where a brick is made of several services: figures count each by itself. */
  readonly several?: {
    readonly list: () => readonly OneOfSeveral[]
    /** By code, between two days, both included. */
    readonly worked: (from: BusinessDay, to: BusinessDay) => ReadonlyMap<string, Worked>
  }
  /** Whether a file of somebody is still running: then nobody forgets who it is. */
  readonly needs?: (customerId: CustomerId) => boolean
  /** Somebody is erased: whatever it kept about them goes as well. */
  readonly forget?: (customerId: CustomerId) => void
  /** What of it goes into a set-up file, under its name: never a person, a secret or what was done. */
  readonly setup?: SetupPart
}

/** A service that a village may ask for: one folder of `src/bricks`, one line in the list of till.ts (design §3). */
export type Brick = {
  /** The name of its folder, of its part of the contract, and of its tables' track. */
  readonly id: string
  readonly contract: Readonly<Record<string, object>>
  readonly tracks: readonly MigrationTrack[]
  readonly projections: (db: WriteDb) => readonly Projection[]
  readonly open: (doors: BrickDoors) => OpenBrick
  /** How it lives a day of the demo café's past; loaded where such a past is made, not at every start. */
  readonly livesDemoDay?: () => Promise<LivesDemoDay>
}
