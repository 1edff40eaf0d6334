import type { ContractRouterClient, AnyContractRouter } from '@orpc/contract'
import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { newCommandId, type CommandId, type CustomerId, type TicketId } from '../../shared/ids.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { Ask } from '../hosts/in-process.ts'
import type { Random } from './random.ts'

/** One day of the demo's past, as a service is told of it in the morning. */
export type DemoScene = {
  readonly ask: Ask
  readonly day: BusinessDay
  /** A Sunday or a public holiday. */
  readonly isRestDay: boolean
  /** The first day that is lived: what a café sets up once. */
  readonly isFirst: boolean
  /** The service's own on this day: what it does changes nothing of what others do. */
  readonly random: Random
  /** The instant of a minute of this day on the wall. */
  readonly at: (minute: number) => number
  /** A gesture of its own, which the till carries out once. */
  readonly command: typeof command
  /** Somebody pays the ticket in hand: as people pay in this village, or as it is said here. */
  readonly pay: (ticketId: TicketId, kind?: TenderKind) => Promise<void>
  /** Somebody comes by and pays all that is on their account. */
  readonly settle: (customerId: CustomerId, kind?: TenderKind) => Promise<void>
}

export function command<Input extends object>(input: Input): Input & { readonly commandId: CommandId } {
  return { commandId: newCommandId(), ...input }
}

/** Something that happens at a minute of the day, on the pretend clock, between two customers. */
export type DemoMoment = { readonly minute: number; readonly happens: () => Promise<unknown> }

/** How a service lives a day of the past: nothing but what its screens could have asked for. */
export type LivesDemoDay = (scene: DemoScene) => Promise<readonly DemoMoment[]>

/** What a service may be asked, by its own contract: the router holds the contract of every brick by its name. */
export function partOf<Contract extends AnyContractRouter>(ask: Ask, id: string): ContractRouterClient<Contract> {
  const part = (ask as unknown as Readonly<Record<string, ContractRouterClient<Contract> | undefined>>)[id]
  assert(part !== undefined, `the till has ${id}`)
  return part
}
