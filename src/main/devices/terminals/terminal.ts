import type { CardTerminal, PaymentOutcome, PaymentRequest, PaymentStage, TerminalProbe } from '../ports.ts'
import { LineLost } from './byte-line.ts'
import { LINK_TIMING, type LinkTiming } from './concert-link.ts'

export type TerminalTiming = {
  /** To reach the terminal at all. */
  readonly connectMs: number
  /** For the customer: to find the card, to remember the code. */
  readonly answerMs: number
  /** After this much silence an answer that may be whole is whole. */
  readonly quietMs: number
  /** For a question that no customer is needed for. */
  readonly probeMs: number
  readonly link: LinkTiming
}
export const TERMINAL_TIMING: TerminalTiming = {
  connectMs: 4000,
  answerMs: 150_000,
  quietMs: 250,
  probeMs: 5000,
  link: LINK_TIMING,
}

export type Pay = (
  request: PaymentRequest,
  stage: (stage: PaymentStage) => void,
  until: Closing,
) => Promise<PaymentOutcome>
/** Told of each line that is opened, so that `close` can drop it. */
export type Closing = { readonly onClose: (drop: () => void) => void }

/** What every driver keeps: one payment at a time, nothing thrown, everything dropped at the end. */
export function terminal(pay: Pay, probe: (until: Closing) => Promise<TerminalProbe>): CardTerminal {
  const drops = new Set<() => void>()
  let going: Promise<unknown> | undefined
  let closed = false

  async function alone<T>(work: (until: Closing) => Promise<T>, refused: (why: string) => T): Promise<T> {
    if (closed) return refused('closed')
    if (going) return refused('busy')
    const mine = work({ onClose: (drop) => void drops.add(drop) })
    going = mine
    try {
      return await mine
    } finally {
      going = undefined
      drops.clear()
    }
  }

  return {
    probe: () => alone(probe, (why) => ({ reachable: false, why })),
    pay: (request, onStage = () => {}) =>
      alone<PaymentOutcome>(
        (until) => pay(request, onStage, until),
        (why) => ({ status: 'not-sent', why }),
      ),
    async close() {
      closed = true
      for (const drop of drops) drop()
      await going?.catch(() => {})
    },
  }
}

export function whyOf(error: unknown): string {
  if (error instanceof LineLost) return error.why
  throw error
}
