import * as fleet from './fleet.ts'
import * as hire from './hire.ts'
import * as queries from './queries.ts'

/** Everything that may be asked of the bikes: what is there, hiring, the fleet. */
export const bikesContract = { ...queries, ...hire, ...fleet }
export type BikesContract = typeof bikesContract
