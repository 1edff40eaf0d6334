import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient, notifyManager } from '@tanstack/react-query'
import type { Contract } from '../../shared/contracts/index.ts'
import { createGestures } from './gestures.ts'
import { createLine } from './line.ts'
import { openPort } from './port.ts'
import { openSocket } from './socket.ts'

export type Till = ContractRouterClient<Contract>
export type Client = ReturnType<typeof connectTill>

/** Everything a window needs to speak with its till. */
export function connectTill() {
  // By default answers wait for a timer before screens hear of them; a tap must not.
  notifyManager.setScheduler(queueMicrotask)

  const line = createLine(window.zincHost === 'electron' ? openPort : openSocket)
  const till: Till = createORPCClient(line.link)
  const queries = createTanstackQueryUtils(till)
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always', // the till is on this machine: no network is needed to ask it
        staleTime: Number.POSITIVE_INFINITY, // events say when something changed
        gcTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
      },
    },
  })
  return { line, till, queries, cache, gestures: createGestures(line) }
}
