import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain, MessageChannelMain, type WebFrameMain } from 'electron'
import { isPage } from './electron-scheme.ts'
import type { CallContext } from './handlers.ts'
import type { TillRouter } from './router.ts'

/** The only file that touches ipcMain: proves who asks, then hands over a port on which the router answers. */
export function serveCounter(router: TillRouter): void {
  const handler = new RPCHandler<CallContext>(router)
  ipcMain.on('zinc:hello', ({ senderFrame }) => {
    if (!isOurs(senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    handler.upgrade(port1, { context: { caller: { station: 'counter' } } })
    port1.start()
    senderFrame.postMessage('zinc:port', null, [port2])
  })
}

/** Our page in the window's main frame. A frame that has gone meanwhile is null. */
function isOurs(frame: WebFrameMain | null): frame is WebFrameMain {
  return frame !== null && frame.parent === null && isPage(frame.url)
}
