import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain, MessageChannelMain, type MessagePortMain, type WebFrameMain } from 'electron'
import { stationOf } from './electron-scheme.ts'
import type { PageStation } from '../../shared/stations.ts'
import { handlerOfCurrent } from './current.ts'
import type { CallContext } from './handlers.ts'
import type { TillRouter } from './router.ts'

/**
 * The only file that touches ipcMain: proves who asks, then hands over a port on which the router answers its station.
 * `disconnect` ends every port, so that each page asks for another and finds the router that answers now.
 */
export function servePages(router: () => TillRouter): { disconnect(): void } {
  const handler = handlerOfCurrent(router, (now) => new RPCHandler<CallContext>(now))
  const ports = new Set<MessagePortMain>()
  ipcMain.on('zinc:hello', ({ senderFrame }) => {
    const station = stationOfFrame(senderFrame)
    if (!senderFrame || !station) return
    const { port1, port2 } = new MessageChannelMain()
    ports.add(port1)
    port1.on('close', () => ports.delete(port1))
    handler().upgrade(port1, { context: { caller: { station } } })
    port1.start()
    senderFrame.postMessage('zinc:port', null, [port2])
  })
  return {
    disconnect() {
      for (const port of ports) port.close()
      ports.clear()
    },
  }
}

/** The station of our page in a window's main frame. A frame that has gone meanwhile is null. */
function stationOfFrame(frame: WebFrameMain | null): PageStation | undefined {
  return frame !== null && frame.parent === null ? stationOf(frame.url) : undefined
}
