import * as counter from './counter.ts'
import * as depot from './depot.ts'
import * as setup from './setup.ts'
import * as statements from './statements.ts'

/** Everything that may be asked of the counter services: settings, the counter, what lies here, months. */
export const agencyContract = { ...setup, ...counter, ...depot, ...statements }
export type AgencyContract = typeof agencyContract
