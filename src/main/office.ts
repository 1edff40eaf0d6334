import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import { backupsTrack, openBackups } from './backups/index.ts'
import { bricks } from './bricks.ts'
import { zVatTable } from './catalogue/index.ts'
import { countedServices } from './counted-services.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import type { Projection } from './journal/index.ts'
import { createNetworkStore, networkHandlers, networkSetup, networkTrack, type NetworkParts } from './network/index.ts'
import type { PartsOptions } from './parts-options.ts'
import { createReportsProjection, reportHandlers, reportsSetup, reportsTrack } from './reports/index.ts'
import { setupHandlers, type NamedSetup } from './setup/index.ts'
import { software } from './software.ts'
import { createSoldCosts, openStock, salesProjection, stockHandlers, stockSetup, stockTrack } from './stock/index.ts'
import type { TillParts } from './till.ts'

/** The tables of the manager's office. */
export const officeTracks: readonly MigrationTrack[] = [reportsTrack, stockTrack, networkTrack, backupsTrack]

/** What the services and the office read out of the journal, beside what the counter does. */
export const moreProjections = (db: WriteDb): readonly Projection[] => [
  createReportsProjection(db),
  ...bricks.flatMap((brick) => brick.projections(db)),
  salesProjection(db),
]

/** The manager's office: it looks at what the counter did, and the counter never waits for it. */
export function officeOf(parts: TillParts, options: PartsOptions) {
  const backups = openBackups({ ...options, ...parts })
  const counted = countedServices(parts.services)
  const stock = openStock({ ...parts, vatTable: zVatTable.parse(vatFile), nameOf: parts.people.nameOf })
  const networkParts: NetworkParts = {
    store: createNetworkStore(parts.db),
    closures: parts.closureStore,
    tickets: parts.tickets,
    sessionDays: parts.sessions.days,
    today: parts.closures.today,
    catalogue: parts.catalogue.all,
    rendered: (from, to) => parts.services.flatMap((service) => service.rendered?.(from, to) ?? []),
    several: counted.several,
    eventLog: parts.eventLog,
    software,
    cafe: parts.cafe,
  }
  const handlers = {
    reports: reportHandlers({
      ...parts,
      today: parts.closures.today,
      nameOf: parts.people.nameOf,
      software,
      ...counted,
      soldCosts: createSoldCosts(parts.db, stock),
    }),
    stock: stockHandlers(stock),
    network: networkHandlers(networkParts),
    backups: backups.handlers,
    setup: setupHandlers(parts),
  }
  const setups: readonly NamedSetup[] = [
    { name: 'stock', ...stockSetup(stock, handlers.stock) },
    { name: 'network', ...networkSetup(networkParts, handlers.network) },
    { name: 'reports', ...reportsSetup(parts.db, handlers.reports) },
  ]
  return { backups: backups.service, handlers, setups }
}
