import type { CustomerId } from '../shared/ids.ts'
import type { BrickDoors, OpenBrick } from './brick.ts'
import { bricks } from './bricks.ts'
import type { Closures } from './closures/index.ts'
import type { Customers } from './customers/index.ts'
import type { PartsOptions } from './parts-options.ts'
import type { People } from './people/index.ts'
import type { ServiceStore } from './services/index.ts'

type Parts = Pick<
  BrickDoors,
  'cafe' | 'tickets' | 'addService' | 'sellApart' | 'refunds' | 'printing' | 'accounts' | 'invoices' | 'eventLog'
> & {
  readonly customers: Pick<Customers, 'store'>
  readonly closures: Pick<Closures, 'today'>
  readonly people: Pick<People, 'nameOf' | 'may'>
  readonly serviceStore: ServiceStore
  readonly options: PartsOptions
}
export type Service = OpenBrick & { readonly id: string }

/** Opens every service that is built in, each with the same doors. */
export function openServices({
  closures,
  people,
  customers,
  serviceStore,
  options,
  ...parts
}: Parts): readonly Service[] {
  const doors: BrickDoors = {
    ...parts,
    customers: customers.store,
    db: options.db,
    today: closures.today,
    latestMs: options.latestMs,
    services: serviceStore,
    nameOf: people.nameOf,
    may: people.may,
    publish: options.publish,
  }
  return bricks.map((brick) => ({ id: brick.id, ...brick.open(doors) }))
}

/** What services keep about somebody the café knows; they are opened after the customers are. */
export const filesOf = (services: () => readonly Service[]) => ({
  isRunning: (customerId: CustomerId): boolean => services().some((service) => service.needs?.(customerId)),
  forget: (customerId: CustomerId): void => services().forEach((service) => service.forget?.(customerId)),
})
