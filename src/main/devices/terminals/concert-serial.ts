import type { CardTerminal, PaymentOutcome, PaymentRequest } from '../ports.ts'
import { unknown, type Asked } from './answers.ts'
import { openSerialLine, type SerialAddress } from './byte-line.ts'
import { isAccepted, paymentMessage, paymentOutcome, type CaisseApOptions } from './caisse-ap.ts'
import { createConcertLink, type ConcertLink } from './concert-link.ts'
import { answerOutcome, requestFields, shortReference, type ConcertV2Options } from './concert-v2.ts'
import { terminal, TERMINAL_TIMING, whyOf, type Closing, type Pay, type TerminalTiming } from './terminal.ts'
import { decodeTlv } from './tlv.ts'

/** What is said inside the frames of a serial line. */
type Dialect = {
  readonly asked: (request: PaymentRequest) => Asked
  readonly request: (asked: Asked) => string
  /** `accepted`: the terminal has the request, and its answer comes later. */
  readonly answer: (payload: string, asked: Asked) => PaymentOutcome | 'accepted'
}

function concertV2(options: ConcertV2Options): Dialect {
  return {
    asked: (request) => ({ ...request, register: options.register, reference: shortReference(request.id) }),
    request: (asked) => requestFields(asked, options),
    answer: answerOutcome,
  }
}

function caisseApInFrames(options: CaisseApOptions): Dialect {
  return {
    asked: (request) => ({ ...request, register: options.register, reference: request.id }),
    request: (asked) => paymentMessage(asked, options),
    answer(payload, asked) {
      const message = decodeTlv(payload)
      if (!message) return unknown('answer-garbled')
      return isAccepted(message) ? 'accepted' : paymentOutcome(message, asked)
    },
  }
}

/** Concert over a serial line or a USB port that is one: the till is master. */
export type ConcertSerial = { readonly address: SerialAddress } & (
  | { readonly dialect: 'concert-v2'; readonly options: ConcertV2Options }
  | { readonly dialect: 'caisse-ap'; readonly options: CaisseApOptions }
)

export function createConcertSerial(setting: ConcertSerial, timing: TerminalTiming = TERMINAL_TIMING): CardTerminal {
  const dialect = setting.dialect === 'concert-v2' ? concertV2(setting.options) : caisseApInFrames(setting.options)

  async function withLink<T>(until: Closing, work: (link: ConcertLink) => Promise<T>): Promise<T> {
    const line = await openSerialLine(setting.address, timing.connectMs)
    until.onClose(() => void line.end('aborted'))
    try {
      return await work(createConcertLink(line, timing.link))
    } finally {
      await line.end()
    }
  }

  const pay: Pay = async (request, stage, until) => {
    const asked = dialect.asked(request)
    let mayHaveIt = false
    stage('connecting')
    try {
      return await withLink(until, async (link): Promise<PaymentOutcome> => {
        const sent = await link.send(dialect.request(asked))
        if (!sent.sent) return notTaken(sent.why)
        mayHaveIt = true
        stage('waiting')
        const untilMs = performance.now() + timing.answerMs
        for (;;) {
          const payload = await link.receive(Math.max(0, untilMs - performance.now()))
          if (payload === undefined) return unknown('no-answer')
          const outcome = dialect.answer(payload, asked)
          if (outcome !== 'accepted') return outcome
        }
      })
    } catch (error) {
      const why = whyOf(error)
      return mayHaveIt ? unknown(why) : { status: 'unreachable', why }
    }
  }

  return terminal(pay, async (until) => {
    try {
      const answer = await withLink(until, (link) => link.probe())
      return answer === 'mute' ? { reachable: false, why: 'no-answer' } : { reachable: true }
    } catch (error) {
      return { reachable: false, why: whyOf(error) }
    }
  })
}

function notTaken(why: 'mute' | 'busy' | 'frame-refused' | 'in-doubt'): PaymentOutcome {
  switch (why) {
    case 'mute':
      return { status: 'unreachable', why: 'no-answer' }
    case 'busy':
    case 'frame-refused':
      return { status: 'not-sent', why }
    case 'in-doubt':
      return unknown('not-acknowledged')
  }
}
