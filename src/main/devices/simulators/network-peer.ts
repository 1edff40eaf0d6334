import type { AddressInfo, Server, Socket } from 'node:net'

/** Something on the network of this machine alone that can be switched off and on again under the same address. */
export type NetworkPeer = {
  readonly port: number
  /** Open lines are dropped and new ones refused. */
  readonly off: () => Promise<void>
  readonly on: () => Promise<void>
}

export const LOOPBACK = '127.0.0.1'

/** Listens on loopback; port 0 takes a free one. Also for a server of HTTP, which is one of TCP. */
export async function listenOn(server: Server, asked = 0): Promise<NetworkPeer> {
  const lines = new Set<Socket>()
  server.on('connection', (line: Socket) => {
    lines.add(line)
    line.on('error', () => {}) // a till that goes away is no concern of the peer's
    line.on('close', () => lines.delete(line))
  })

  function listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, LOOPBACK, () => {
        server.off('error', reject)
        resolve((server.address() as AddressInfo).port) // true of a server that listens on TCP
      })
    })
  }

  const port = await listen(asked)
  return {
    port,
    off() {
      for (const line of lines) line.destroy()
      return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()))
    },
    async on() {
      if (!server.listening) await listen(port)
    },
  }
}
