import type { TillEvent } from '../shared/contracts/till.ts'
import type { BusinessDay } from '../shared/business-day.ts'
import type { Refunds } from './corrections/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import type { PaperDocument } from './documents/model.ts'
import type { Projection } from './journal/index.ts'
import type { Printing } from './printing/index.ts'
import type { ScanResolver } from './scans/index.ts'
import type { Installation } from './settings/store.ts'
import type { ServiceStore } from './services/index.ts'
import type { SellApart } from './tenders/index.ts'
import type { SpecialLines, Tickets } from './tickets/index.ts'

/** What a service may ask of the till: each door of another part, inside the same transaction as its own writing. */
export type BrickDoors = {
  readonly db: WriteDb
  readonly cafe: () => Pick<Installation, 'till' | 'site' | 'settings' | 'demo'>
  readonly today: (nowMs: number) => BusinessDay
  readonly tickets: Tickets
  readonly addService: SpecialLines['addService']
  /** Sells and is paid to the cent at once, beside the ticket in hand: what is kept of a deposit. */
  readonly sellApart: SellApart
  /** What came in for it, and what went back. */
  readonly services: ServiceStore
  readonly refunds: Refunds
  readonly printing: Printing
  readonly nameOf: (operatorId: string) => string
  readonly publish: (name: TillEvent['name']) => void
}

/** A service at work. */
export type OpenBrick = {
  /** What may be asked of it, by the names of its contract. */
  readonly handlers: Readonly<Record<string, (input: never, context: never) => unknown>>
  readonly scanResolvers: readonly ScanResolver[]
  /** A paper of its own, made again from what its order kept. */
  readonly paper: (content: string) => PaperDocument
  /** What it does without being asked, every half minute: holds that end, people who did not come. */
  readonly look: (nowMs: number) => void
}

/** A service that a village may ask for: one folder of `src/bricks`, one line in the list of till.ts (design §3). */
export type Brick = {
  /** The name of its folder, of its part of the contract, and of its tables' track. */
  readonly id: string
  readonly contract: Readonly<Record<string, object>>
  readonly tracks: readonly MigrationTrack[]
  readonly projections: (db: WriteDb) => readonly Projection[]
  readonly open: (doors: BrickDoors) => OpenBrick
}
