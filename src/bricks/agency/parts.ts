import type { BrickDoors } from '../../main/brick.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import { refuse, ok } from '../../shared/result.ts'
import type { AgencyContract } from './contract/index.ts'
import type * as counter from './contract/counter.ts'
import type * as depot from './contract/depot.ts'
import type * as setup from './contract/setup.ts'
import type * as statements from './contract/statements.ts'
import type { CounterRows } from './counter-store.ts'
import type { DepotRows } from './depot-store.ts'
import type { ServiceCode } from './ids.ts'
import type { Moves } from './moves.ts'
import type { ServiceRows } from './service-store.ts'
import type { StatementRows } from './statement-store.ts'

/** What every handler of the counter services works with, inside the transaction of the command that was asked. */
export type AgencyParts = {
  readonly doors: BrickDoors
  readonly services: ServiceRows
  readonly moves: Moves
  readonly counter: CounterRows
  readonly depot: DepotRows
  readonly statements: StatementRows
  /** The café's own clock, as its settings have it now. */
  readonly zone: () => string
}

export type AgencyHandlers = Handlers<AgencyContract>
export type SetupHandlers = Handlers<typeof setup>
export type CounterHandlers = Handlers<typeof counter>
export type DepotHandlers = Handlers<typeof depot>
export type StatementHandlers = Handlers<typeof statements>

/** A service that is offered now. */
export function serviceOn({ services }: Pick<AgencyParts, 'services'>, code: ServiceCode) {
  const service = services.service(code)
  if (!service) return refuse('SERVICE_UNKNOWN')
  return service.isOn ? ok(service) : refuse('SERVICE_OFF', { name: service.name })
}
