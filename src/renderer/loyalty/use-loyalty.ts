import { useQuery } from '@tanstack/react-query'
import type { NamedOnTicket } from '../../shared/contracts/loyalty.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { LoyaltyRules } from '../../shared/loyalty.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'

/** What the café decided about stamps. */
export function useLoyaltyRules(): LoyaltyRules | undefined {
  const { queries } = useTill()
  return useQuery(queries.loyalty.rules.queryOptions({ input: {} })).data
}

/** The rules where stamps are given now: switched on, and nothing that is only practised. */
export function useStampsGiven(): LoyaltyRules | undefined {
  const rules = useLoyaltyRules()
  const status = useStatus()
  const isReal = status?.phase === 'running' && status.training === null
  return isReal && rules?.on ? rules : undefined
}

/** Whose ticket it is; the last answer stays until the next one is there. */
export function useNamed(ticketId: TicketId, isOn: boolean): NamedOnTicket | undefined {
  const { queries } = useTill()
  const options = queries.loyalty.ofTicket.queryOptions({ input: { ticketId } })
  return useQuery({ ...options, enabled: isOn }).data ?? undefined
}
