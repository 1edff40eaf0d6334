import type { BrickDoors } from '../../main/brick.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import type { CarrierStore } from './carrier-store.ts'
import type { ParcelsContract } from './contract/index.ts'
import type * as deliveries from './contract/deliveries.ts'
import type * as setup from './contract/setup.ts'
import type * as shelves from './contract/shelves.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { Register } from './register.ts'
import type { ShelfStore } from './shelf-store.ts'

/** What every handler of the parcels works with, inside the transaction of the command that was asked. */
export type ParcelsParts = {
  readonly doors: BrickDoors
  readonly carriers: CarrierStore
  readonly register: Register
  readonly deliveries: DeliveryStore
  readonly shelf: ShelfStore
  /** The café's own clock, as its settings have it now. */
  readonly zone: () => string
}

export type ParcelsHandlers = Handlers<ParcelsContract>
export type SetupHandlers = Handlers<typeof setup>
export type DeliveryHandlers = Handlers<typeof deliveries>
export type ShelfHandlers = Handlers<typeof shelves>
export type StatementHandlers = Pick<
  ParcelsHandlers,
  | 'statements'
  | 'compareStatement'
  | 'saveTheirs'
  | 'invoiceCommission'
  | 'takeCommissionBack'
  | 'statementFile'
  | 'dayCounts'
>
export type RecordHandlers = Pick<
  ParcelsHandlers,
  'searchRegister' | 'history' | 'registerState' | 'registerFile' | 'closeClaim'
>
export type LookupHandlers = Pick<ParcelsHandlers, 'saveSuiviKey' | 'askCarrier'>
