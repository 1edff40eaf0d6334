import type { LineDisplay } from '../../shared/devices.ts'
import type { DisplayOutcome } from '../devices/ports.ts'
import { DevicesGone, type DeviceHost } from './host.ts'

/** A customer display that another process holds. Nobody waits for it, and nothing hangs on whether it was seen. */
export function hostedDisplay(devices: DeviceHost) {
  return {
    async show(display: LineDisplay, upper: string, lower: string): Promise<DisplayOutcome> {
      try {
        return await devices.ask((client) => client.displays.show({ display, upper, lower }))
      } catch (error) {
        if (error instanceof DevicesGone) return { outcome: 'not-sent', why: 'devices-gone' }
        throw error
      }
    },
    async clear(display: LineDisplay): Promise<void> {
      try {
        await devices.ask((client) => client.displays.clear({ display }))
      } catch (error) {
        if (!(error instanceof DevicesGone)) throw error
      }
    },
  }
}
export type HostedDisplay = ReturnType<typeof hostedDisplay>
