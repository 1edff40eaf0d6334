import * as advance from './advance.ts'
import * as fleet from './fleet.ts'
import * as hire from './hire.ts'
import * as photos from './photos.ts'
import * as queries from './queries.ts'

/** Everything that may be asked of the bikes: what is there, hiring, the fleet. */
export const bikesContract = { ...queries, ...hire, ...advance, ...photos, ...fleet }
export type BikesContract = typeof bikesContract
