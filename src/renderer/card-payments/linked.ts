import type { LinkedTerminal } from '../../shared/card-terminal.ts'
import type { TillStatus } from '../../shared/contracts/till.ts'
import type { Client } from '../client/till.ts'

/** The terminal that the card key asks: never for what is only practised. */
export function linkedTerminal({ cache, queries }: Pick<Client, 'cache' | 'queries'>): LinkedTerminal | undefined {
  const status = cache.getQueryData<TillStatus>(queries.till.status.queryKey({ input: {} }))
  if (status?.phase !== 'running' || status.training !== null) return undefined
  const { cardTerminal } = status.settings
  return cardTerminal.link === 'manual' ? undefined : cardTerminal
}
