import { wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import type * as counter from './contract/counter.ts'
import type * as driver from './contract/driver.ts'
import type * as local from './contract/local.ts'
import type { CounterStore } from './counter-store.ts'
import type { ParcelsParts } from './parts.ts'

export type CounterParts = ParcelsParts & { readonly counter: CounterStore }
export type CounterHandlers = Handlers<typeof counter>
export type DriverHandlers = Handlers<typeof driver>
export type LocalHandlers = Handlers<typeof local>

/** The name of the folder: what its lines on tickets and its papers are found by. */
export const SERVICE = 'parcels'

/** The day of an act, by which the terms of a contract are looked up: that of the clock on the wall. */
export const dayOfAct = ({ zone }: Pick<ParcelsParts, 'zone'>, atMs: number): BusinessDay => wallTime(atMs, zone()).day
export const yearOfAct = (parts: Pick<ParcelsParts, 'zone'>, atMs: number): number =>
  Number(dayOfAct(parts, atMs).slice(0, 4))
