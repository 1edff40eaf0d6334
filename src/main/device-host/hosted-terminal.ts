import type { LinkedTerminal } from '../../shared/card-terminal.ts'
import type { CardTerminal } from '../devices/ports.ts'
import { DevicesGone, type DeviceHost } from './host.ts'

const GONE = 'devices-gone'

/**
 * A card terminal that another process holds. Where that process ends in the middle of a payment, the customer may have
 * paid: `unknown`, and nothing is ever asked a second time by itself. Where it never began, the terminal knows nothing.
 */
export function hostedTerminal(
  devices: DeviceHost,
  terminal: LinkedTerminal,
  report: (error: unknown) => void,
): CardTerminal {
  const closing = new AbortController()
  const { signal } = closing

  return {
    async probe() {
      try {
        return await devices.ask((client) => client.terminals.probe({ terminal }, { signal }))
      } catch (error) {
        if (error instanceof DevicesGone) return { reachable: false, why: GONE }
        throw error
      }
    },
    async pay(request, onStage = () => {}) {
      try {
        return await devices.ask(async (client) => {
          const stages = await client.terminals.pay({ terminal, request }, { signal })
          for (;;) {
            const next = await stages.next()
            if (next.done) return next.value
            onStage(next.value)
          }
        })
      } catch (error) {
        if (error instanceof DevicesGone && !error.started) return { status: 'unreachable', why: GONE }
        if (signal.aborted) return { status: 'unknown', why: 'closed' }
        if (!(error instanceof DevicesGone)) report(error)
        return { status: 'unknown', why: GONE }
      }
    },
    close: () => Promise.resolve(closing.abort()),
  }
}
