import { RPCHandler } from '@orpc/server/message-port'
import { createDevices } from '../../src/main/device-host/devices.ts'
import { tillsPort } from '../../src/main/device-host/line.ts'

/**
 * The devices' own process, as the till starts it, for printers that a test breaks: it gives up on silence sooner, and is
 * as patient as ever where an answer comes.
 */
const devices = createDevices({ statusMs: 300, completionMs: 400, pollMs: 15, closeMs: 100 })
new RPCHandler(devices.router).upgrade(tillsPort(() => process.exit(0)))
