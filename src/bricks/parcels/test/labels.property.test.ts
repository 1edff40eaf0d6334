import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenOn } from '../../../shared/keyboard-layouts.ts'
import { normalise } from '../labels/normalise.ts'
import { recognise } from '../labels/recognise.ts'
import { anyCode, anyKeyless, DIGITS, hasRightKeys, keyed, keyless, mistakesIn } from './any-label.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'%]C1(00) -\t\u001daZß9é&"\'_ç'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...DIGITS), maxLength: 45 }),
)
const anyCarrier = fc.constantFrom(undefined, 'mondial-relay', 'gls', 'vinted-go', 'chronopost', 'somebody')

describe('any text', () => {
  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
      { numRuns: 2_000 },
    )
  })
  it('has an answer, the same each time, and the same for what it is when normalised', () => {
    fc.assert(
      fc.property(anyText, anyCarrier, (text, carrier) => {
        const answer = recognise(text, { carrier })
        expect(recognise(text, { carrier })).toEqual(answer)
        if (answer.kind === 'unknown') expect(answer.code).toBe(normalise(text))
        if (answer.kind === 'label' && !answer.repaired && !text.includes('://') && !/[^\P{Cc}\s]/u.test(text))
          expect(answer.label.code).toBe(normalise(text))
      }),
      { numRuns: 3_000 },
    )
  })
})

describe.each(keyed)('any code of $kind', (format) => {
  const { carrier, kind } = format
  it('is accepted in its carrier’s round, its key right; without a round among what it may be', () => {
    fc.assert(
      fc.property(anyCode(format), (code) => {
        expect(recognise(code, { carrier })).toMatchObject({
          kind: 'label',
          label: { carrier, kind, check: { kind: 'ok' } },
          repaired: false,
        })
        const alone = recognise(code)
        const found = alone.kind === 'label' ? [alone.label] : alone.kind === 'ambiguous' ? alone.candidates : []
        expect(found[0]).toMatchObject({ kind, check: { kind: 'ok' } })
      }),
    )
  })

  it('warns of every wrong digit and every swap of neighbours that its key can notice', () => {
    fc.assert(
      fc.property(anyCode(format), (code) => {
        for (const mistake of mistakesIn(code)) {
          const answer = recognise(mistake.code, { carrier })
          const passes = answer.kind === 'label' && answer.label.kind === kind && answer.label.check.kind === 'ok'
          expect(passes, `${code} read as ${mistake.code}`).toBe(hasRightKeys(format, mistake.code))
          if (answer.kind === 'label' && answer.label.kind === kind && !passes)
            expect(answer.label.check, mistake.code).toMatchObject({ kind: 'wrong' })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is read through a US wand on a French computer', () => {
    fc.assert(
      fc.property(anyCode(format), (code) => {
        const answer = recognise(throughTheWrongKeyboard(code), { carrier })
        expect(answer).toMatchObject({ kind: 'label', label: { carrier, kind, code, check: { kind: 'ok' } } })
      }),
    )
  })
})

it.each(keyless)(
  'any code of $kind, $shape, is its carrier’s in a round, without a key',
  ({ carrier, kind, shape }) => {
    fc.assert(
      fc.property(anyKeyless(shape), (code) => {
        expect(recognise(code, { carrier })).toMatchObject({ label: { carrier, kind, check: { kind: 'none' } } })
      }),
    )
  },
)

/** What a French computer makes of the keys that a US wand presses. */
function throughTheWrongKeyboard(code: string): string {
  return [...code]
    .map((sign) => {
      const isDigit = DIGITS.includes(sign)
      return writtenOn('fr', [{ code: isDigit ? `Digit${sign}` : `Key${sign}`, key: sign, shift: !isDigit }])
    })
    .join('')
}
