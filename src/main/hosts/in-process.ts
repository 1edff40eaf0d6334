import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Station } from '../../shared/stations.ts'
import type { TillRouter } from './router.ts'

/** The whole contract, asked without a line between: checked and answered as over every other transport. */
export type Ask = RouterClient<TillRouter>

export function askInProcess(router: TillRouter, station: Station): Ask {
  return createRouterClient(router, { context: { caller: { station } } })
}
