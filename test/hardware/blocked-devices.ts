import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { deviceContract } from '../../src/main/device-host/contract.ts'
import { createDevices } from '../../src/main/device-host/devices.ts'
import { tillsPort } from '../../src/main/device-host/line.ts'

/** Devices whose printer's driver blocks the loop at the first job, as a native one may. */
const os = implement(deviceContract)
const { router } = createDevices()
const blocked = os.router({
  ...router,
  printers: {
    ...router.printers,
    health: os.printers.health.handler(() => 'ready' as const),
    print: os.printers.print.handler(() => {
      for (;;); // until somebody ends the process
    }),
    kick: os.printers.kick.handler(() => ({ outcome: 'not-sent' as const, why: 'blocked', bytesSent: 0 })),
  },
})
new RPCHandler(blocked).upgrade(tillsPort(() => process.exit(0)))
