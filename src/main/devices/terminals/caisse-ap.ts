import { withoutCardNumbers } from './card-numbers.ts'
import { EURO, outcomeOf, unknown, type Asked } from './answers.ts'
import type { DeclineReason, PaymentOutcome } from '../ports.ts'
import { decodeTlv, encodeTlv, type Tag, type TlvMessage } from './tlv.ts'

/** What differs from one Caisse-AP terminal to another (brief hardware §3.9, §6). */
export type CaisseApOptions = {
  readonly version: '0300' | '0320'
  /** Who wrote the till, as the terminal's maker wants to hear it. */
  readonly cashRegister: string
  readonly register: string
  /** `at-once`: the terminal first says that it has the request, and answers when the customer is done. */
  readonly answers: 'at-end' | 'at-once'
  /** BF: some terminals refuse a request that mentions it, so it is only sent where it was asked for. */
  readonly partial: 'unsaid' | 'allowed' | 'refused'
  /** Whether the terminal hands its customer's ticket over, to be printed by the till. */
  readonly ticket: boolean
}

const KIND = { debit: '0', refund: '1' } as const

function head(options: CaisseApOptions): [Tag, string][] {
  return [
    ['CZ', options.version],
    ['CJ', options.cashRegister],
    ['CA', options.register],
  ]
}

export function paymentMessage(asked: Asked, options: CaisseApOptions): string {
  return encodeTlv([
    ...head(options),
    ['CB', String(asked.cents).padStart(2, '0')],
    ['CD', KIND[asked.kind]],
    ['CE', EURO],
    ['CF', asked.reference],
    ...(options.answers === 'at-once' ? ([['BA', '1']] as const) : []),
    ...(options.partial === 'unsaid' ? [] : ([['BF', options.partial === 'allowed' ? '1' : '0']] as const)),
    ...(options.ticket ? ([['CK', '100']] as const) : []),
  ])
}

/** A question that takes no payment. */
export function probeMessage(options: CaisseApOptions): string {
  return encodeTlv([...head(options), ['CD', 'I'], ['CE', EURO]])
}

/** Whether a message says no more than that the terminal has the request. */
export function isAccepted(message: TlvMessage): boolean {
  return message.get('AE') === '11'
}

const REASONS: Readonly<Record<string, DeclineReason>> = {
  '02': 'call-bank',
  '04': 'refused',
  '05': 'forbidden',
  '06': 'abandoned',
  '07': 'not-completed',
  '08': 'timed-out',
  '09': 'request-not-understood',
  '10': 'request-not-understood',
  '11': 'abandoned',
  '12': 'request-not-understood',
  '13': 'request-not-understood',
}

export function paymentOutcome(message: TlvMessage, asked: Asked): PaymentOutcome {
  const result = message.get('AE')
  if (result !== '10' && result !== '01') return unknown('answer-incomplete')
  const amount = message.get('CB')
  if (amount !== undefined && !/^\d+$/.test(amount)) return unknown('answer-incomplete')
  const authorisation = message.get('AC')?.trim()
  const application = message.get('CC')
  const ticket = ticketOf(message)
  return outcomeOf(
    {
      done: result === '10',
      cents: amount === undefined ? undefined : Number(amount),
      register: message.get('CA'),
      currency: message.get('CE'),
      reference: message.get('CF'),
      reason: REASONS[(message.get('AF') ?? '').slice(0, 2)] ?? 'refused',
      ...(authorisation ? { authorisation } : {}),
      ...(application ? { application } : {}),
      ...(ticket === undefined ? {} : { ticket }),
    },
    asked,
  )
}

/** The customer's ticket: inside ZT, or beside it where a terminal leaves the wrapping off. */
function ticketOf(message: TlvMessage): string | undefined {
  const wrapped = message.get('ZT')
  const ticket = wrapped === undefined ? message : decodeTlv(wrapped)
  const coded = ticket?.get('AK')
  if (coded === undefined) return undefined
  const text = Buffer.from(coded, 'base64').toString('latin1')
  return withoutCardNumbers(text.replaceAll(/[^\n\x20-\x7e\xa0-\xff]/g, ''))
}
