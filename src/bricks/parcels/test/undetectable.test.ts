import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../test/support/random.ts'
import { dpdKey, mondialRelayKey, s10Key } from '../labels/check-digits.ts'
import { codeOf, hasRightKeys, keyed, mistakesIn, type Keyed, type Mistake } from './any-label.ts'

type Table = Readonly<Record<string, string>>
/** What no key of this format notices. By place (from 0): how far apart the two digits are, `?` where only now and then. */
type Blind = { readonly digit: Table; readonly swap: Table }

const places = (from: number, to: number, what: string): Table =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), what]))

const anyApart = '1 2 3 4 5 6 7 8 9'
const blindTo: Readonly<Record<Keyed['kind'], Blind>> = {
  // Mod 11, with ten written 0 as eleven is: one remainder out of eleven passes for another. The weights give which digits.
  'mondial-relay-label': {
    digit: {
      ...{ 0: '4? 7?', 1: '5? 6?', 2: '3? 8?', 3: '2? 9?', 4: '2? 9?', 5: '3? 8?', 6: '4? 7?', 7: '5? 6?' },
      ...{ 8: '3? 8?', 9: '2? 9?', 10: '2? 9?', 11: '3? 8?', 12: '4? 7?', 13: '5? 6?' },
      ...{ 15: '2? 9?', 16: '3? 8?', 17: '4? 7?', 18: '5? 6?', 19: '3? 8?' },
      ...{ 20: '2? 9?', 21: '2? 9?', 22: '3? 8?', 23: '4? 7?', 24: '5? 6?' },
    },
    swap: { ...places(0, 13, '1?'), 1: '2? 9?', 7: '2? 9?', ...places(15, 24, '1?'), 18: '2? 9?' },
  },
  // The digit of the product is not covered at all. Weights 1 and 3: five apart, swapped, weigh the same.
  colissimo: { digit: { 0: anyApart }, swap: places(2, 11, '5') },
  // Mod 11, where remainders 0 and 6 both give 5.
  s10: {
    digit: { 2: '2? 9?', 3: '1?', 4: '4? 7?', 5: '3? 8?', 6: '2? 9?', 7: '1?', 8: '3? 8?', 9: '4? 7?' },
    swap: { 2: '3? 8?', 3: '3? 8?', 4: '3? 8?', 5: '5? 6?', 6: '3? 8?', 7: '4? 7?', 8: '3? 8?', 9: '1? 2?' },
  },
  // ISO/IEC 7064 notices every wrong sign; of swaps, see below.
  'dpd-long': { digit: {}, swap: places(1, 26, '1?') },
  'dpd-short': { digit: {}, swap: places(1, 13, '1?') },
  gls: { digit: {}, swap: places(0, 10, '5') },
  // Weights 1 and 2: five more, doubled, is ten more. The key and the sign before it weigh the same.
  ups: { digit: { 3: '5', 5: '5', 7: '5', 9: '5', 11: '5', 13: '5', 15: '5' }, swap: { 16: anyApart } },
  sscc: { digit: {}, swap: places(2, 18, '5') },
}

const CODES = 1_500

/** Counts what passes unseen, over many codes, by kind of mistake, place and distance. */
function measured(format: Keyed) {
  const random = createRandom(2026)
  const seen = new Map<string, { at: number; apart: number; kind: Mistake['kind']; passed: number; all: number }>()
  for (let n = 0; n < CODES; n++)
    for (const { kind, at, apart, code } of mistakesIn(codeOf(format, (of) => random.whole(0, of - 1)))) {
      // Nine wrong digits a place against one swap: a part of them says as much.
      if (kind === 'digit' && n % 5 > 0) continue
      const name = `${kind} ${at} ${apart}`
      const count = seen.get(name) ?? { at, apart, kind, passed: 0, all: 0 }
      if (hasRightKeys(format, code)) count.passed += 1
      count.all += 1
      seen.set(name, count)
    }
  return [...seen.values()]
}
type Count = ReturnType<typeof measured>[number]

function tableOf(counts: readonly Count[], kind: Mistake['kind']): Table {
  const blind = counts.filter((one) => one.kind === kind && one.passed > 0).toSorted((a, b) => a.apart - b.apart)
  const table: Record<string, string> = {}
  for (const { at, apart, passed, all } of blind)
    table[at] = `${table[at] ? `${table[at]} ` : ''}${apart}${passed === all ? '' : '?'}`
  return table
}
describe('what a key cannot notice, and nothing else', () => {
  it.each(keyed)('$kind: wrong digits and swapped neighbours that pass, all of them', (format) => {
    const counts = measured(format)
    expect(tableOf(counts, 'digit')).toEqual(blindTo[format.kind].digit)
    expect(tableOf(counts, 'swap')).toEqual(blindTo[format.kind].swap)
  })

  it('DPD: a swap of two signs that follow each other in the alphabet, after one of its 36 states; every one looked at', () => {
    const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const unseen = alphabet.flatMap((a, i) =>
      alphabet.slice(i + 1).flatMap((b) =>
        // Each first sign leaves the sum in a state of its own.
        alphabet.filter((first) => dpdKey(first + a + b) === dpdKey(first + b + a)).map(() => a + b),
      ),
    )
    expect(unseen.toSorted()).toEqual(alphabet.map((a, i) => (a === 'Z' ? '0Z' : `${a}${alphabet[i + 1]}`)).toSorted())
  })

  it('mod 11: two remainders share a key, and only those', () => {
    const last = (key: (body: string) => string, zeros: string, weight: number) =>
      Array.from({ length: 10 }, (_, digit) => `${(digit * weight) % 11}→${key(zeros + digit)}`)
    expect(last(s10Key, '0000000', 7).toSorted()).toEqual(
      ['0→5', '10→1', '1→0', '2→9', '3→8', '5→6', '6→5', '7→4', '8→3', '9→2'].toSorted(),
    )
    expect(last(mondialRelayKey, '', 2).toSorted()).toEqual(
      ['0→0', '10→1', '1→0', '2→9', '3→8', '4→7', '5→6', '6→5', '7→4', '8→3'].toSorted(),
    )
  })
})
