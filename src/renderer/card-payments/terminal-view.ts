import type { CardPayment, CardPayments } from '../../shared/contracts/card-payments.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { Texts } from '../../shared/texts/index.ts'

type WhyWord = keyof Texts['terminal']['why']

const whys: Readonly<Record<string, WhyWord>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  EHOSTUNREACH: 'off',
  ENETUNREACH: 'off',
  ETIMEDOUT: 'off',
  'connect-timeout': 'off',
  'open-timeout': 'off',
  mute: 'mute',
  busy: 'busy',
  'frame-refused': 'mute',
  'no-such-port': 'noPort',
  'port-busy': 'portTaken',
  'port-not-allowed': 'portForbidden',
  'callback-EADDRINUSE': 'portTaken',
  'answer-garbled': 'notTerminal',
  'answer-cut-short': 'cut',
  'closed-by-terminal': 'cut',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  unplugged: 'cut',
  aborted: 'cut',
  'other-amount': 'otherAmount',
  'other-register': 'otherPayment',
  'other-currency': 'otherPayment',
  'other-payment': 'otherPayment',
  interrupted: 'restarted',
  'devices-gone': 'devices',
}

/** Why a terminal could not be asked, in words. */
export function whyNotReached(why: string): WhyWord {
  return why === 'no-answer' ? 'mute' : (whys[why] ?? 'off')
}

/** Why nobody heard how a payment ended, in words. */
export function whyNotHeard(why: string): WhyWord {
  return whys[why] ?? 'noAnswer'
}

/** What stands in place of the pay keys. */
export type TerminalView =
  | { readonly kind: 'keys' }
  | { readonly kind: 'waiting'; readonly payment: CardPayment; readonly stage: 'connecting' | 'waiting' }
  | { readonly kind: 'unknown'; readonly payment: CardPayment; readonly why: WhyWord }

export function terminalView(ticketId: TicketId | undefined, payments: CardPayments | undefined): TerminalView {
  if (ticketId === undefined || !payments) return { kind: 'keys' }
  const { going, doubtful } = payments
  if (going?.payment.ticketId === ticketId) return { kind: 'waiting', payment: going.payment, stage: going.stage }
  const payment = doubtful.find((one) => one.ticketId === ticketId)
  if (payment?.now.state !== 'unknown') return { kind: 'keys' }
  return { kind: 'unknown', payment, why: whyNotHeard(payment.now.why) }
}

/** What a terminal is doing about giving a sealed sale back; nothing where the keys may be used. */
export function refundView(number: number, payments: CardPayments | undefined): TerminalView {
  const { going, doubtful = [] } = payments ?? {}
  if (going?.payment.corrects === number) return { kind: 'waiting', payment: going.payment, stage: going.stage }
  const payment = doubtful.find((one) => one.corrects === number)
  if (payment?.now.state !== 'unknown') return { kind: 'keys' }
  return { kind: 'unknown', payment, why: whyNotHeard(payment.now.why) }
}

/** The last refund of a sale, where the terminal did not give it. */
export function refundNotDone(number: number, payments: CardPayments | undefined): CardPayment | undefined {
  const last = payments?.last
  const isTold = last?.corrects === number && (last.now.state === 'declined' || last.now.state === 'not-sent')
  return isTold ? last : undefined
}

/** A payment of the ticket in hand that ended otherwise than the cashier hoped; nothing where there is nothing to say. */
export function endedOf(ticketId: TicketId | undefined, payments: CardPayments | undefined): CardPayment | undefined {
  const last = payments?.last
  if (!last || last.ticketId !== ticketId) return undefined
  const { now } = last
  const isTold =
    now.state === 'declined' || now.state === 'not-sent' || (now.state === 'approved' && now.cents < last.cents)
  return isTold ? last : undefined
}
