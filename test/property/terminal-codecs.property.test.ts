import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, type Asked } from '../../src/main/devices/terminals/answers.ts'
import { paymentMessage, paymentOutcome, type CaisseApOptions } from '../../src/main/devices/terminals/caisse-ap.ts'
import { withoutCardNumbers } from '../../src/main/devices/terminals/card-numbers.ts'
import { createFrameReader, encodeFrame, lrc, type Heard } from '../../src/main/devices/terminals/concert-frame.ts'
import { answerOutcome, requestFields, shortReference } from '../../src/main/devices/terminals/concert-v2.ts'
import {
  createTlvReader,
  decodeTlv,
  encodeTlv,
  tagLengths,
  type Tag,
  type TlvMessage,
} from '../../src/main/devices/terminals/tlv.ts'
import { cents } from '../../src/shared/money.ts'

const OPTIONS: CaisseApOptions = {
  version: '0320',
  cashRegister: '012345678901',
  register: '01',
  answers: 'at-end',
  partial: 'unsaid',
  ticket: false,
}
const ID = 'b3f0c2de-1111-4222-8333-444455556666'
const asking = (amount: number, more: Partial<Asked> = {}): Asked => ({
  id: ID,
  cents: cents(amount),
  kind: 'debit',
  register: '01',
  reference: ID,
  ...more,
})
const amounts = fc.oneof(fc.constantFrom(1, 9, 99, 100, 1250, 99_999_999), fc.integer({ min: 1, max: 99_999_999 }))

const tags = Object.keys(tagLengths) as Tag[]
const aMessage: fc.Arbitrary<[Tag, string][]> = fc
  .uniqueArray(fc.constantFrom(...tags.filter((tag) => tag !== 'CZ')), { minLength: 1, maxLength: 12 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((tag) => {
        const [least, most] = tagLengths[tag]
        const sign = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code))
        return fc
          .array(sign, { minLength: least, maxLength: Math.min(most, 120) })
          .map((signs) => [tag, signs.join('')] as [Tag, string])
      }),
    ),
  )
  .map((elements) => [['CZ', '0320'], ...elements])

/** Cuts bytes anywhere. */
function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set(at.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b)
  return [...places, bytes.length].map((end, n) => bytes.subarray(n === 0 ? 0 : places[n - 1], end))
}
const cuts = fc.array(fc.nat(4000), { maxLength: 30 })
const plain = (message: TlvMessage | undefined) => message && Object.fromEntries(message)

describe('H-05: Caisse-AP messages', () => {
  it('are those of the brief, to the character', () => {
    const brief = 'CZ0040320CJ012012345678901CA00201CB0041250CD0010CE003978'
    const ours = paymentMessage(asking(1250), OPTIONS)
    expect(ours).toBe(`${brief}CF036${ID}`)
    expect(plain(decodeTlv(brief))).toEqual({
      CZ: '0320',
      CJ: '012345678901',
      CA: '01',
      CB: '1250',
      CD: '0',
      CE: '978',
    })
  })

  it('say what the settings of a terminal want said, and nothing else', () => {
    const message = paymentMessage(asking(5, { kind: 'refund' }), {
      ...OPTIONS,
      answers: 'at-once',
      partial: 'allowed',
      ticket: true,
    })
    expect(plain(decodeTlv(message))).toMatchObject({ CB: '05', CD: '1', BA: '1', BF: '1', CK: '100' })
    for (const tag of ['BA', 'BB', 'BF', 'CK']) expect(paymentMessage(asking(5), OPTIONS)).not.toContain(`${tag}00`)
  })

  it('come back as they were sent, whatever pieces they come in', () => {
    fc.assert(
      fc.property(fc.array(aMessage, { minLength: 1, maxLength: 4 }), cuts, fc.boolean(), (messages, places, ends) => {
        const bytes = Buffer.from(messages.map((m) => encodeTlv(m) + (ends ? '\r\n' : '')).join(''), 'latin1')
        const reader = createTlvReader()
        const heard = cut(bytes, places).flatMap((piece) => reader.push(piece))
        const last = reader.take()
        const all = last ? [...heard, last] : heard
        expect(all.map(plain)).toEqual(messages.map((message) => Object.fromEntries(message)))
        expect(reader.state()).toBe('nothing')
      }),
    )
  })

  it('that are cut short are never taken for whole ones, unless an element ended there', () => {
    fc.assert(
      fc.property(aMessage, fc.nat(4000), (message, place) => {
        const text = encodeTlv(message)
        const short = text.slice(0, place % text.length)
        const read = plain(decodeTlv(short))
        if (read === undefined) return
        // What is read is a beginning of it, element by element.
        expect(Object.fromEntries(message.slice(0, Object.keys(read).length))).toEqual(read)
      }),
    )
  })

  it('never show the card: its number and its expiry stay behind the codec', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 16n - 1n }), (number) => {
        const text = `CZ0040320CA00201CB0041250AE00210AA016${number}AB0042912CE003978`
        const message = decodeTlv(text)
        expect(JSON.stringify(plain(message))).not.toContain(String(number))
        expect(Object.keys(plain(message) ?? {})).toEqual(['CZ', 'CA', 'CB', 'AE', 'CE'])
      }),
    )
  })

  it.each([
    ['an HTTP answer', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['an amount that is too long', 'CZ0040320CB0131234567890123'],
    ['a tag twice', 'CZ0040320AE00210AE00201'],
    ['small letters', 'CZ0040320ae00210'],
    ['a length that is none', 'CZ0040320CB0x51250'],
  ])('that are none are garbage: %s', (_name, text) => {
    const reader = createTlvReader()
    reader.push(Buffer.from(text, 'latin1'))
    expect(reader.state()).toBe('garbage')
    expect(reader.take()).toBeUndefined()
  })

  it('give the ticket without the card number that a terminal wrote on it', () => {
    const ticket = Buffer.from('CB\n4970 1051 9192 3460\nMONTANT 12,50').toString('base64')
    const inner = encodeTlv([
      ['CK', '100'],
      ['AK', ticket],
    ])
    const text = `CZ0040320CA00201CB0041250AE00210CE003978ZT${String(inner.length).padStart(3, '0')}${inner}`
    const outcome = paymentOutcome(decodeTlv(text)!, asking(1250))
    expect(outcome).toEqual({ status: 'approved', cents: 1250, ticket: 'CB\n************3460\nMONTANT 12,50' })
  })
})

describe('H-05: what an answer means', () => {
  const answer = { register: '01', currency: '978', reference: ID, reason: 'refused' as const }

  it('is what was paid, at most what was asked, for every amount', () => {
    fc.assert(
      fc.property(amounts, amounts, (asked, paid) => {
        const outcome = outcomeOf({ ...answer, done: true, cents: paid }, asking(asked))
        if (paid > asked) expect(outcome).toEqual({ status: 'unknown', why: 'other-amount' })
        else expect(outcome).toEqual({ status: 'approved', cents: paid })
      }),
    )
  })

  it.each([
    ['register', { register: '02' }, 'other-register'],
    ['currency', { currency: '840' }, 'other-currency'],
    ['payment', { reference: 'somebody else' }, 'other-payment'],
    ['amount', { cents: 1300 }, 'other-amount'],
  ])('about another %s is unknown, whether it says yes or no', (_name, other, why) => {
    for (const done of [true, false]) {
      expect(outcomeOf({ ...answer, done, cents: 1250, ...other }, asking(1250))).toEqual({ status: 'unknown', why })
    }
  })

  it('is unknown where a yes says no amount, or a refund gave back less', () => {
    expect(outcomeOf({ ...answer, done: true, cents: undefined }, asking(1250))).toMatchObject({ status: 'unknown' })
    expect(outcomeOf({ ...answer, done: true, cents: 0 }, asking(1250))).toMatchObject({ status: 'unknown' })
    expect(outcomeOf({ ...answer, done: true, cents: 800 }, asking(1250, { kind: 'refund' }))).toMatchObject({
      status: 'unknown',
    })
  })

  it('does not miss what a terminal does not give back', () => {
    const nothing = { register: undefined, currency: '', reference: '          ' }
    expect(outcomeOf({ ...answer, ...nothing, done: true, cents: 1250 }, asking(1250))).toMatchObject({
      status: 'approved',
    })
  })
})

describe('H-05: Concert frames', () => {
  const reference = shortReference(ID)
  const options = { register: '01', delay: 'A010', report: false } as const

  it('carry the request of the brief, to the character', () => {
    expect(requestFields(asking(1250, { reference: '' }), options)).toBe('0100001250010978          A010B010')
  })

  it('come back as they were sent, whatever the check byte is and whatever pieces they come in', () => {
    const seen = new Set<number>()
    const payloads = fc.oneof(
      amounts.map((amount) => requestFields(asking(amount, { reference }), options)),
      fc
        .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 1, maxLength: 500 })
        .map((codes) => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(payloads, cuts, (payload, places) => {
        const frame = encodeFrame(payload)
        seen.add(frame.at(-1) ?? 0)
        const reader = createFrameReader()
        const heard: Heard[] = []
        for (const piece of cut(Uint8Array.from([0x05, ...frame, 0x04]), places)) {
          reader.push(piece)
          for (let one = reader.take(); one; one = reader.take()) heard.push(one)
        }
        expect(heard).toEqual([{ kind: 'enq' }, { kind: 'frame', payload }, { kind: 'eot' }])
      }),
      { numRuns: 1000 },
    )
  })

  it.each([0x02, 0x03, 0x04, 0x05, 0x06, 0x15])('whose check byte is the sign %i are read by position', (sign) => {
    // Two letters whose XOR, with that of ETX, is the sign.
    const payload = String.fromCharCode(0x40, 0x40 ^ 0x03 ^ sign)
    const frame = encodeFrame(payload)
    expect(frame.at(-1)).toBe(sign)
    const reader = createFrameReader()
    reader.push(frame)
    expect(reader.take()).toEqual({ kind: 'frame', payload })
    expect(reader.take()).toBeUndefined()
  })

  it('with any one bit turned over are asked for again, or are no frame', () => {
    const frame = encodeFrame(requestFields(asking(1250, { reference }), options))
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.nat(7), (place, bit) => {
        const damaged = Uint8Array.from(frame, (byte, n) => (n === place ? byte ^ (1 << bit) : byte))
        const reader = createFrameReader()
        reader.push(damaged)
        for (let one = reader.take(); one; one = reader.take()) expect(one.kind).not.toBe('frame')
      }),
    )
  })

  it('answer for every amount, with the report and without, and never with a card number', () => {
    const CARD = '4970105191923460'
    fc.assert(
      fc.property(amounts, fc.boolean(), fc.constantFrom('0', '7', '9'), (amount, report, result) => {
        const fields = `01${result}${String(amount).padStart(8, '0')}1${report ? CARD.padEnd(55) : ''}978${reference}`
        const outcome = answerOutcome(fields, asking(amount, { reference }))
        expect(outcome.status).toBe(result === '0' ? 'approved' : 'declined')
        expect(JSON.stringify(outcome)).not.toContain(CARD)
        const short = fields.slice(0, -1)
        expect(answerOutcome(short, asking(amount, { reference }))).toMatchObject({ status: 'unknown' })
      }),
    )
  })

  it('have an empty check where nothing is checked', () => {
    expect(lrc(Uint8Array.of())).toBe(0)
  })
})

describe('a ticket of a terminal', () => {
  it.each([
    ['4970105191923460', '************3460'],
    ['N° 4970 1051 9192 3460 CB', 'N° ************3460 CB'],
    ['497010XXXXXX3460', '************3460'],
    ['4970-10**-****-3460', '************3460'],
    ['############3460', '############3460'],
    ['MONTANT 1 234,56 EUR le 28/11/26 a 13:28:35', 'MONTANT 1 234,56 EUR le 28/11/26 a 13:28:35'],
    ['A0000000421010', 'A0000000421010'],
    ['AUTO 123456', 'AUTO 123456'],
  ])('has no card number: %s', (text, clean) => {
    expect(withoutCardNumbers(text)).toBe(clean)
  })
})
