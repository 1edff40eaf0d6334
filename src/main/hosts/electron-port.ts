import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain, MessageChannelMain, type WebFrameMain } from 'electron'
import { stationOf } from './electron-scheme.ts'
import type { PageStation } from '../../shared/stations.ts'
import type { CallContext } from './handlers.ts'
import type { TillRouter } from './router.ts'

/** The only file that touches ipcMain: proves who asks, then hands over a port on which the router answers its station. */
export function servePages(router: TillRouter): void {
  const handler = new RPCHandler<CallContext>(router)
  ipcMain.on('zinc:hello', ({ senderFrame }) => {
    const station = stationOfFrame(senderFrame)
    if (!senderFrame || !station) return
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(port1, { context: { caller: { station } } })
    port1.start()
    senderFrame.postMessage('zinc:port', null, [port2])
  })
}

/** The station of our page in a window's main frame. A frame that has gone meanwhile is null. */
function stationOfFrame(frame: WebFrameMain | null): PageStation | undefined {
  return frame !== null && frame.parent === null ? stationOf(frame.url) : undefined
}
