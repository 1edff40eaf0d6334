import { RPCHandler } from '@orpc/server/message-port'
import { createDevices } from './devices.ts'
import { tillsPort } from './line.ts'

/** The process that holds the devices. It ends with the till that started it, whatever a driver is doing. */
const devices = createDevices()
new RPCHandler(devices.router).upgrade(tillsPort(() => process.exit(0)))
