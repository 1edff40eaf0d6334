import type { FoundPrinter } from './local.ts'

const TYPES = ['pdl-datastream', 'printer', 'ipp'] as const
const RAW_PORT = 9100

/** As much of a service of `bonjour-service` as says where a printer is. */
export type Announcement = {
  readonly type: string
  readonly name: string
  readonly port: number
  readonly addresses?: readonly string[]
  readonly txt?: unknown
}
/** Listens until it is stopped. */
export type Listen = (types: readonly string[], heard: (service: Announcement) => void) => Promise<() => void>

/**
 * Printers that announce themselves on the network (mDNS), for so long or until it is given up. One with a raw port is
 * reached by it; one that speaks IPP only is named all the same, since nearly all of these listen on 9100 too.
 */
export async function announcedPrinters(options: {
  readonly listenMs: number
  readonly signal?: AbortSignal
  readonly listen?: Listen
}): Promise<readonly FoundPrinter[]> {
  const printers = new Map<string, FoundPrinter>()
  const stop = await (options.listen ?? listenWithBonjour)(TYPES, (service) => {
    const host = service.addresses?.find((address) => /^\d+(\.\d+){3}$/.test(address))
    if (host === undefined) return
    const isRaw = service.type === 'pdl-datastream'
    if (printers.has(host) && !isRaw) return
    printers.set(host, {
      connection: { kind: 'tcp', host, port: isRaw ? service.port : RAW_PORT },
      name: service.name.replace(/\p{Cc}/gu, '').slice(0, 100),
    })
  })
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, options.listenMs)
    options.signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
    if (options.signal?.aborted) {
      clearTimeout(timer)
      resolve()
    }
  })
  stop()
  return [...printers.values()]
}

async function listenWithBonjour(types: readonly string[], heard: (service: Announcement) => void) {
  const { Bonjour } = await import('bonjour-service')
  // A network without multicast is no error: nobody is heard.
  const bonjour = new Bonjour({}, () => {})
  for (const type of types) bonjour.find({ type }, heard)
  return () => bonjour.destroy()
}
