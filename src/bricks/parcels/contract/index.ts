import * as counter from './counter.ts'
import * as deliveries from './deliveries.ts'
import * as driver from './driver.ts'
import * as local from './local.ts'
import * as lookup from './lookup.ts'
import * as record from './record.ts'
import * as setup from './setup.ts'
import * as shelves from './shelves.ts'
import * as statements from './statements.ts'

/** Everything that may be asked of the parcels, by slice: what comes in and lies here, what goes out, what it brings. */
export const parcelsContract = {
  ...setup,
  ...deliveries,
  ...shelves,
  ...counter,
  ...driver,
  ...local,
  ...statements,
  ...record,
  ...lookup,
}
export type ParcelsContract = typeof parcelsContract
