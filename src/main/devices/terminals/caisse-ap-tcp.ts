import { within } from '../line-session.ts'
import type { Address } from '../tcp-line.ts'
import type { CardTerminal, PaymentOutcome, PaymentRequest, PaymentStage, TerminalProbe } from '../ports.ts'
import { unknown, type Asked } from './answers.ts'
import { listenForAnswer, openTcpLine, type ByteLine } from './byte-line.ts'
import { isAccepted, paymentMessage, paymentOutcome, probeMessage, type CaisseApOptions } from './caisse-ap.ts'
import { terminal, TERMINAL_TIMING, whyOf, type Closing, type TerminalTiming } from './terminal.ts'
import { createTlvReader, type TlvMessage } from './tlv.ts'

/** Caisse-AP over the network (Concert V3): one line for one payment. */
export type CaisseApTcp = {
  readonly address: Address
  readonly options: CaisseApOptions
  /** Some terminals only listen once the line has ended. */
  readonly lineEnd: boolean
  /** Where the terminal answers on a line of its own; none: on the same. */
  readonly callbackPort?: number
}

export function createCaisseApTcp(setting: CaisseApTcp, timing: TerminalTiming = TERMINAL_TIMING): CardTerminal {
  const { address, options } = setting
  const bytesOf = (message: string) => Buffer.from(message + (setting.lineEnd ? '\r\n' : ''), 'latin1')

  async function pay(request: PaymentRequest, stage: (stage: PaymentStage) => void, until: Closing) {
    const asked: Asked = { ...request, register: options.register, reference: request.id }
    stage('connecting')
    const called = Promise.withResolvers<ByteLine>()
    let line: Awaited<ReturnType<typeof openTcpLine>> | undefined
    let listener: Awaited<ReturnType<typeof listenForAnswer>> | undefined
    try {
      if (setting.callbackPort !== undefined) {
        listener = await listenForAnswer(setting.callbackPort, (caller) => {
          // Anybody on the network could call; only the terminal that was asked has an answer.
          if (caller.peer === line?.peer) called.resolve(caller)
          else void caller.end()
        })
        until.onClose(listener.close)
      }
    } catch (error) {
      return { status: 'not-sent', why: `callback-${whyOf(error)}` } as const
    }
    try {
      line = await openTcpLine(address, timing.connectMs)
      const opened = line
      until.onClose(() => void opened.end('aborted'))
    } catch (error) {
      listener?.close()
      return { status: 'unreachable', why: whyOf(error) } as const
    }
    try {
      const untilMs = performance.now() + timing.answerMs
      await line.write(bytesOf(paymentMessage(asked, options)))
      stage('waiting')
      const same = hearOutcome(line, asked, untilMs)
      if (!listener) return await same
      // A line that ends says nothing where the answer comes on another.
      const ofSame = same.then((outcome) =>
        outcome.status === 'unknown' && outcome.why === 'closed-by-terminal' ? never<PaymentOutcome>() : outcome,
      )
      const ofCall = called.promise.then((caller) => hearOutcome(caller, asked, untilMs))
      const first = await within(timing.answerMs, Promise.race([ofSame, ofCall]))
      return first ?? unknown('no-answer')
    } catch (error) {
      return unknown(whyOf(error))
    } finally {
      await line.end()
      listener?.close()
    }
  }

  async function hearOutcome(line: ByteLine, asked: Asked, untilMs: number): Promise<PaymentOutcome> {
    for await (const message of messagesOf(line, untilMs, timing.quietMs)) {
      if (typeof message === 'string') return unknown(message)
      if (!isAccepted(message)) return paymentOutcome(message, asked)
    }
    return unknown('no-answer')
  }

  async function probe(until: Closing): Promise<TerminalProbe> {
    try {
      const line = await openTcpLine(address, timing.connectMs)
      until.onClose(() => void line.end('aborted'))
      try {
        await line.write(bytesOf(probeMessage(options)))
        for await (const message of messagesOf(line, performance.now() + timing.probeMs, timing.quietMs)) {
          return typeof message === 'string' ? { reachable: false, why: message } : { reachable: true }
        }
        return { reachable: false, why: 'no-answer' }
      } finally {
        await line.end()
      }
    } catch (error) {
      return { reachable: false, why: whyOf(error) }
    }
  }

  return terminal(pay, probe)
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}

/** The messages that come until an instant; a reason in words where what comes cannot be read any further. */
async function* messagesOf(line: ByteLine, untilMs: number, quietMs: number): AsyncGenerator<TlvMessage | string> {
  const reader = createTlvReader()
  for (;;) {
    const leftMs = untilMs - performance.now()
    if (leftMs <= 0) return
    const mayEnd = reader.state() === 'whole' && reader.peek().has('AE')
    try {
      const chunk = await line.read(mayEnd ? Math.min(quietMs, leftMs) : leftMs)
      if (chunk) yield* reader.push(chunk)
      else if (mayEnd) {
        const message = reader.take()
        if (message) yield message
      }
      if (reader.state() === 'garbage') {
        yield 'answer-garbled'
        return
      }
    } catch (error) {
      const why = whyOf(error)
      const message = reader.state() === 'whole' ? reader.take() : undefined
      if (message) yield message
      yield reader.state() === 'partial' ? 'answer-cut-short' : why
      return
    }
  }
}
