import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROUP_SEPARATOR, gs1Elements } from '../../src/shared/barcode-gs1.ts'
import { innerCheckDigit, readLabel, valueDigits, zLabelRule, type LabelRule } from '../../src/shared/barcode-labels.ts'
import { eanCheckDigit } from '../../src/shared/barcodes.ts'
import { meantBy, writtenOn } from '../../src/shared/keyboard-layouts.ts'
import { CODE_MAX, readCode } from '../../src/shared/scanned-code.ts'
import { ticketCheck, ticketCode, ticketOf } from '../../src/shared/ticket-code.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

const rule = fc
  .record<LabelRule>({
    prefix: fc.oneof(
      fc.constantFrom('2', '02'),
      digits(1).map((digit) => `2${digit}`),
    ),
    articleDigits: fc.integer({ min: 3, max: 7 }),
    value: fc.constantFrom('price', 'weight', 'pieces'),
    decimals: fc.integer({ min: 0, max: 3 }),
    innerCheck: fc.boolean(),
  })
  .filter((one) => zLabelRule.safeParse(one).success)

const label = rule.chain((one) =>
  fc.record({
    rule: fc.constant(one),
    article: digits(one.articleDigits),
    value: fc.integer({ min: 1, max: 10 ** valueDigits(one) - 1 }),
  }),
)

function printed({ rule: one, article, value }: { rule: LabelRule; article: string; value: number }): string {
  const padded = String(value).padStart(valueDigits(one), '0')
  const inner = one.innerCheck ? String(innerCheckDigit(padded)) : ''
  const body = `${one.prefix}${article}${inner}${padded}`
  return `${body}${eanCheckDigit(body)}`
}

describe('H-06: a weighed label', () => {
  test('is read back by the rule that printed it, whatever it weighs or costs', () => {
    fc.assert(
      fc.property(label, (one) => {
        const read = readLabel(printed(one), [one.rule])
        const { decimals } = one.rule
        expect(read?.article.startsWith(`${one.rule.prefix}${one.article}`)).toBe(true)
        expect(read?.amount).toEqual(
          one.rule.value === 'price'
            ? { kind: 'price', cents: one.value * 10 ** (2 - decimals) }
            : { kind: one.rule.value, milli: one.value * 10 ** (3 - decimals) },
        )
      }),
    )
  })
  test('with one digit misread is no label', () => {
    fc.assert(
      fc.property(label, fc.nat(12), fc.integer({ min: 1, max: 9 }), (one, at, more) => {
        const code = printed(one)
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + more) % 10}${code.slice(at + 1)}`
        expect(readLabel(wrong, [one.rule])).toBeUndefined()
      }),
    )
  })
})

describe('H-06: GS1 elements', () => {
  const lot = fc.record({ ai: fc.constantFrom('10', '21', '240'), value: fc.stringMatching(/^[A-Za-z0-9./-]{1,20}$/) })
  const date = fc.record({ ai: fc.constantFrom('11', '15', '17'), value: digits(6) })
  const article = digits(13).map((body) => ({ ai: '01', value: `${body}${eanCheckDigit(body)}` }))
  test('are read back in their order, whether FNC1 closes every one or only those that need it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(lot, date, article), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (all, everywhere) => {
          const closes = (ai: string) => everywhere || ['10', '21', '240'].includes(ai)
          const text = all.map(({ ai, value }) => `${ai}${value}${closes(ai) ? GROUP_SEPARATOR : ''}`).join('')
          expect(gs1Elements(text)).toEqual(all)
        },
      ),
    )
  })
  test('of anything at all are whole elements or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const read = gs1Elements(text)
        expect(read === undefined || read.every(({ ai, value }) => /^\d{2,4}$/.test(ai) && value !== '')).toBe(true)
      }),
    )
  })
})

describe('what a wand read', () => {
  test('is shown as one short line, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const shown = readCode(text).text
        expect(shown.length).toBeLessThanOrEqual(CODE_MAX)
        expect(shown).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
  test('keeps its digits on any keyboard, with Shift and Caps Lock as they please', () => {
    const key = fc.record({ digit: fc.nat(9), pad: fc.boolean(), shift: fc.boolean(), caps: fc.boolean() })
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), fc.constantFrom('us', 'fr'), (keys, computer) => {
        const pressed = keys.map(({ digit, pad, shift, caps }) => {
          const code = `${pad ? 'Numpad' : 'Digit'}${digit}`
          return { code, shift, caps, key: writtenOn(computer, [{ code, key: '', shift }]) }
        })
        expect(meantBy(pressed, undefined, () => false)).toBe(keys.map(({ digit }) => digit).join(''))
      }),
    )
  })
})

describe('a ticket’s code', () => {
  const till = fc.stringMatching(/^[A-Z0-9-]{1,12}$/)
  test('is read back', () => {
    fc.assert(
      fc.property(till, fc.integer({ min: 1, max: 999_999_999 }), (name, number) => {
        expect(readCode(ticketCode(name, number))).toMatchObject({
          kind: 'ticket',
          number,
          check: ticketCheck(name, number),
        })
      }),
    )
  })
  test('with one digit of its number misread is no ticket’s', () => {
    fc.assert(
      fc.property(
        till,
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (name, number, at, more) => {
          const text = ticketCode(name, number)
          const place = 1 + (at % (text.length - 3)) // behind the T, before the check digits
          const wrong = `${text.slice(0, place)}${(Number(text[place]) + more) % 10}${text.slice(place + 1)}`
          const read = ticketOf(wrong)
          expect(read && read.check === ticketCheck(name, read.number)).toBeFalsy()
        },
      ),
    )
  })
})
