import type { PaymentOutcome } from '../ports.ts'
import { assert } from '../../../shared/assert.ts'
import { EURO, outcomeOf, unknown, type Asked } from './answers.ts'

/** What differs from one Concert V2 terminal to another (brief hardware §3.9). */
export type ConcertV2Options = {
  readonly register: string
  /** A010 or A011: sources disagree about which of them waits for the customer; the terminal knows. */
  readonly delay: 'A010' | 'A011'
  /** The long answer, with the terminal's report. */
  readonly report: boolean
}

const REQUEST_LENGTH = 34
const SHORT_ANSWER = 25
const LONG_ANSWER = 80
const REFERENCE_LENGTH = 10

/** What there is room for of a payment's id: enough to tell two payments of a counter apart. */
export function shortReference(id: string): string {
  return id.replaceAll('-', '').slice(0, REFERENCE_LENGTH)
}

/** 34 characters: register, amount, answer flag, mode, type, currency, private, delay, authorisation. */
export function requestFields(asked: Asked, options: ConcertV2Options): string {
  assert(asked.reference.length <= REFERENCE_LENGTH, 'the reference fits its field')
  const fields = [
    asked.register,
    String(asked.cents).padStart(8, '0'),
    options.report ? '1' : '0',
    '1', // a bank card
    asked.kind === 'debit' ? '0' : '1',
    EURO,
    asked.reference.padEnd(REFERENCE_LENGTH),
    options.delay,
    'B010', // the terminal decides whether it asks the bank
  ].join('')
  assert(fields.length === REQUEST_LENGTH, 'a Concert V2 request has 34 characters')
  return fields
}

const ANSWER =
  /^(?<register>.{2})(?<result>[079])(?<amount>\d{8})(?<mode>.)(?<report>.{55})?(?<currency>.{3})(?<reference>.{10})$/s

/** The report bears the card's number: it is not read, and what is not read is not kept. */
export function answerOutcome(fields: string, asked: Asked): PaymentOutcome {
  const isWhole = fields.length === SHORT_ANSWER || fields.length === LONG_ANSWER
  const answer = isWhole ? ANSWER.exec(fields)?.groups : undefined
  if (!answer) return unknown('answer-incomplete')
  return outcomeOf(
    {
      done: answer['result'] === '0',
      cents: Number(answer['amount']),
      register: answer['register'],
      currency: answer['currency'],
      reference: answer['reference'],
      reason: answer['result'] === '7' ? 'refused' : 'not-completed',
    },
    asked,
  )
}
