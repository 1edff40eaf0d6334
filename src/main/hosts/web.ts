import { RPCHandler } from '@orpc/server/ws'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { WebSocketServer } from 'ws'
import { stationAt, type Station } from '../../shared/stations.ts'
import { handlerOfCurrent } from './current.ts'
import type { TillRouter } from './router.ts'

const LOOPBACK = '127.0.0.1'
/** A message of the counter is a few hundred bytes; a stranger's is not read to its end. */
const FRAME_BYTES_MAX = 256 * 1024
/** Behind it the path of the page that asks: `/rpc` is the counter's, `/rpc/display` the customer display's. */
const RPC_PATH = '/rpc'

/** The page may load its own files, talk to its own origin, and nothing else. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page of ours may ask for the camera, to read codes with it; for no other part of the machine. */
export const permissionsPolicy =
  'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=()'

/** What a browser is told of a till that another one replaces (RFC 6455, registry of close codes). */
const SERVICE_RESTART = 1012

export type WebHost = {
  readonly url: string
  readonly port: number
  /** Ends every line, so that each page comes back and finds the router that answers now. */
  disconnect(): void
  close(): Promise<void>
}

/**
 * Serves the page and the contract on loopback, for a machine without Electron and for tests. Only this machine reaches
 * it, and only a page that it served itself: `Host` and `Origin` are checked, so that no web site in another window can
 * talk to the till.
 */
export async function serveWeb(options: {
  /** The one that answers now: asked with every new line. */
  readonly router: () => TillRouter
  readonly pages: string
  readonly port: number
}): Promise<WebHost> {
  const files = sirv(options.pages, {
    single: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', contentPolicy)
      response.setHeader('Permissions-Policy', permissionsPolicy)
      response.setHeader('X-Content-Type-Options', 'nosniff')
      response.setHeader('Referrer-Policy', 'no-referrer')
      if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    },
  })
  const server = createServer((request, response) => {
    if (!isOurHost(request)) {
      response.writeHead(421).end()
      return
    }
    files(request, response, () => void response.writeHead(404).end())
  })
  const handler = handlerOfCurrent(options.router, (router) => new RPCHandler(router))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_BYTES_MAX })
  server.on('upgrade', (request, socket, head) => {
    // Node listens no more to a socket that it handed over: an unheard error would end the process.
    socket.on('error', () => socket.destroy())
    const station = stationOf(request)
    if (!isOurHost(request) || !isOurPage(request) || station === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('error', () => connection.terminate())
      void handler().upgrade(connection, { context: { caller: { station } } })
    })
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port, LOOPBACK, listening)
  })
  const { port } = server.address() as AddressInfo // a TCP server always has one
  return {
    url: `http://${LOOPBACK}:${port}/`,
    port,
    disconnect() {
      for (const connection of sockets.clients) connection.close(SERVICE_RESTART)
    },
    close() {
      for (const connection of sockets.clients) connection.terminate()
      sockets.close()
      server.closeAllConnections()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

/**
 * Which page asks. On loopback every page is this machine's own, so its address is believed; what somebody may do there
 * hangs on who signed in. Read as it was asked: a stranger's path need not be one that `URL` accepts.
 */
function stationOf(request: IncomingMessage): Station | undefined {
  const path = request.url?.split('?', 1)[0]
  if (path === RPC_PATH) return 'counter'
  return path?.startsWith(`${RPC_PATH}/`) && path !== `${RPC_PATH}/`
    ? stationAt(path.slice(RPC_PATH.length))
    : undefined
}

/** A name that was rebound to loopback is not ours. */
function isOurHost(request: IncomingMessage): boolean {
  const name = request.headers.host?.replace(/:\d+$/, '')
  return name === LOOPBACK || name === 'localhost'
}

/** Browsers always send the page's origin with a socket; it must be the host that was asked. */
function isOurPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === `http://${host}`
}
