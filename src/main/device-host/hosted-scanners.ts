import type { ScanRead, Scanners } from '../../shared/contracts/scans.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import { DevicesGone, type DeviceHost } from './host.ts'

type Options = {
  /** The serial ones, as they are set up now. */
  readonly serial: () => Settings['serialScanners']
  readonly onScan: (read: ScanRead) => void
  /** Something about them is another than before. */
  readonly onChange: () => void
  readonly report: (error: unknown) => void
  /** Between two tries to be heard by a process that ended. */
  readonly againMs?: number
}

const AGAIN_MS = 1000
const NONE: Scanners = { hid: 'off', ports: [], scanners: [] }

/** The scanners that another process hears. When that process ends it is asked again, until it hears them again. */
export function hostedScanners(devices: DeviceHost, options: Options) {
  const { againMs = AGAIN_MS } = options
  let listening: { readonly serial: string; readonly stop: AbortController } | undefined
  let stopped = false

  async function listen(): Promise<void> {
    while (!stopped) {
      const serial = options.serial()
      const stop = new AbortController()
      listening = { serial: JSON.stringify(serial), stop }
      const isWanted = await heard(serial, stop.signal)
      if (isWanted) await new Promise((again) => setTimeout(again, againMs).unref())
    }
  }

  /** Listens until it is told to stop; true where it was the other side that ended. */
  async function heard(serial: Settings['serialScanners'], signal: AbortSignal): Promise<boolean> {
    try {
      await devices.ask(async (client) => {
        for await (const one of await client.scanners.hear({ serial }, { signal })) {
          if (one.told === 'read') options.onScan(one.read)
          else options.onChange()
        }
      })
    } catch (error) {
      if (!signal.aborted && !(error instanceof DevicesGone)) options.report(error)
    }
    if (!stopped) options.onChange()
    return !signal.aborted
  }

  return {
    begin(): void {
      listen().catch(options.report)
    },
    /** Settings may have changed: listens anew where they concern it. */
    follow(): void {
      if (listening && listening.serial !== JSON.stringify(options.serial())) listening.stop.abort()
    },
    async now(): Promise<Scanners> {
      try {
        return await devices.ask((client) => client.scanners.now())
      } catch (error) {
        if (error instanceof DevicesGone) return NONE
        throw error
      }
    },
    stop(): void {
      stopped = true
      listening?.stop.abort()
    },
  }
}
export type HostedScanners = ReturnType<typeof hostedScanners>
