import { describe, expect, test } from 'vitest'
import { contract } from '../../src/shared/contracts/index.ts'
import { zStopReason } from '../../src/shared/contracts/till.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { amount, dayName, euros, noteValue, quantity, rate, signedEuros } from '../../src/shared/texts/format.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { typesetSentence } from '../../src/shared/texts/typography.ts'
import { vatRate } from '../../src/shared/vat.ts'

function refusalCodes(): readonly string[] {
  const procedures = Object.values(contract).flatMap((part) => Object.values(part))
  return [...new Set(procedures.flatMap((procedure) => Object.keys(procedure['~orpc'].errorMap)))]
}

describe('texts', () => {
  test('the contracts list refusals', () => {
    expect(refusalCodes().length).toBeGreaterThan(20)
  })
  test.each(['fr', 'en'] as const)('every refusal has its sentence in %s', (lang) => {
    const missing = refusalCodes().filter((code) => !Object.hasOwn(texts[lang].refusal, code))
    expect(missing).toEqual([])
  })
  test.each(['fr', 'en'] as const)('every reason to stop has a title and a thing to do in %s', (lang) => {
    for (const reason of zStopReason.options) {
      expect(texts[lang].stopped[reason].title).not.toBe('')
      expect(texts[lang].stopped[reason].todo).not.toBe('')
    }
  })
  test('no text is empty, and both languages speak of the same figures', () => {
    expect(leaves(texts.en)).toEqual(leaves(texts.fr))
  })
  test.each([
    ['Dernier : 4,20 €', 'Dernier\u202f: 4,20\u202f€'],
    ["Vraiment ? L'ardoise !", 'Vraiment\u202f? L’ardoise\u202f!'],
    ['« Café »', '«\u202fCafé\u202f»'],
    ['Ticket n° 12', 'Ticket n°\u00a012'],
  ])('French is set: %s', (written, set) => {
    expect(typesetSentence(written)).toBe(set)
  })
})

/** Every path of a tree of texts, with its kind; an empty text has none. */
function leaves(tree: object, path = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = `${path}.${key}`
    if (typeof value === 'object' && value !== null) return leaves(value, here)
    return value === '' ? [] : [`${here}:${typeof value}`]
  })
}

describe('figures', () => {
  test.each([
    [cents(0), '0,00', '0.00'],
    [cents(160), '1,60', '1.60'],
    [cents(123456), '1\u202f234,56', '1,234.56'],
    [cents(-250), '-2,50', '-2.50'],
  ])('%d cents', (value, french, english) => {
    expect(amount(value, 'fr')).toBe(french)
    expect(amount(value, 'en')).toBe(english)
  })
  test('with the currency where each language puts it', () => {
    expect(euros(cents(2240), 'fr')).toBe('22,40\u202f€')
    expect(euros(cents(2240), 'en')).toBe('€22.40')
    expect(euros(cents(-2240), 'en')).toBe('-€22.40')
  })
  test('a difference wears its sign', () => {
    expect(signedEuros(cents(50), 'fr')).toBe('+0,50\u202f€')
    expect(signedEuros(cents(-50), 'fr')).toBe('\u22120,50\u202f€')
    expect(signedEuros(cents(0), 'fr')).toBe('0,00\u202f€')
  })
  test('notes, quantities, rates, days', () => {
    expect(noteValue(cents(5000), 'fr')).toBe('50\u202f€')
    expect(noteValue(cents(5000), 'en')).toBe('€50')
    expect(quantity(milli(3000), 'fr')).toBe('3')
    expect(quantity(milli(250), 'fr')).toBe('0,25')
    expect(rate(vatRate(550), 'fr')).toBe('5,5\u202f%')
    expect(dayName('2026-11-23', 'fr')).toBe('lundi 23 novembre')
    expect(dayName('2026-11-23', 'en')).toBe('Monday 23 November')
  })
})
