import type { LinkedTerminal } from '../../shared/card-terminal.ts'
import { createTerminal } from '../devices/create-terminal.ts'
import type { CardTerminal, PaymentOutcome, PaymentRequest, PaymentStage, TerminalProbe } from '../devices/ports.ts'
import { createRelay } from './relay.ts'

/** The card terminal beside the counter: a driver for each question, and one question at a time. */
export function createTerminalShelf() {
  let taken: CardTerminal | undefined

  /** Whoever gives up lets go of the line: what was being paid is then unknown. */
  function take(linked: LinkedTerminal, signal: AbortSignal | undefined) {
    if (taken) return undefined
    const driver = createTerminal(linked)
    const letGo = () => void driver.close()
    taken = driver
    signal?.addEventListener('abort', letGo)
    return {
      driver,
      async giveBack(): Promise<void> {
        signal?.removeEventListener('abort', letGo)
        await driver.close()
        taken = undefined
      },
    }
  }

  return {
    /** Tells its stages, and returns how it ended. */
    async *pay(
      linked: LinkedTerminal,
      request: PaymentRequest,
      signal?: AbortSignal,
    ): AsyncGenerator<PaymentStage, PaymentOutcome, void> {
      const used = take(linked, signal)
      if (!used) return { status: 'not-sent', why: 'busy' }
      try {
        const stages = createRelay<PaymentStage>()
        const paying = used.driver.pay(request, stages.tell)
        yield* stages.until(paying)
        return await paying
      } finally {
        await used.giveBack()
      }
    },
    async probe(linked: LinkedTerminal, signal?: AbortSignal): Promise<TerminalProbe> {
      const used = take(linked, signal)
      if (!used) return { reachable: false, why: 'busy' }
      try {
        return await used.driver.probe()
      } finally {
        await used.giveBack()
      }
    },
    async close(): Promise<void> {
      await taken?.close()
    },
  }
}
