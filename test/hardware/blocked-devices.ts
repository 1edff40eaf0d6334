import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { deviceContract } from '../../src/main/device-host/contract.ts'
import { tillsPort } from '../../src/main/device-host/line.ts'

/** Devices whose driver blocks the loop at the first job, as a native one may. */
const os = implement(deviceContract)
const router = os.router({
  ping: os.ping.handler(() => 'pong' as const),
  printers: {
    health: os.printers.health.handler(() => 'ready' as const),
    print: os.printers.print.handler(() => {
      for (;;); // until somebody ends the process
    }),
    kick: os.printers.kick.handler(() => ({ outcome: 'not-sent' as const, why: 'blocked', bytesSent: 0 })),
  },
})
new RPCHandler(router).upgrade(tillsPort(() => process.exit(0)))
