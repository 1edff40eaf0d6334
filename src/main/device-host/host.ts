import type { ContractRouterClient } from '@orpc/contract'
import type { deviceContract } from './contract.ts'

export type DeviceClient = ContractRouterClient<typeof deviceContract>

/**
 * The process of the devices ended while it was asked. `started`: it had answered before, so the question may have reached
 * a device.
 */
export class DevicesGone extends Error {
  override readonly name = 'DevicesGone'
  readonly started: boolean
  constructor(started: boolean, said: string) {
    super(`the devices' process ended: ${said}`)
    this.started = started
  }
}

/** Asks the devices; starts them at the first question, and again after they ended. Throws `DevicesGone`. */
export type DeviceHost = {
  readonly ask: <T>(question: (client: DeviceClient) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}
