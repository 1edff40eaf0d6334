import { describe, expect, it } from 'vitest'
import { matches, readTaken, readThousandths, shownAmount } from '../../src/renderer/stock/stock-view.ts'

describe('amounts as people write them', () => {
  it.each([
    ['30', 30_000],
    ['0,75', 750],
    ['1.5', 1500],
    ['0,005', 5],
    ['1 200', 1_200_000],
    ['', undefined],
    ['-3', undefined],
    ['1,2345', undefined],
    ['trois', undefined],
  ])('%s is %s thousandths', (text, amount) => expect(readThousandths(text)).toBe(amount))

  it('a recipe takes whole millilitres, and parts of a piece', () => {
    expect(readTaken('250', 'ml')).toBe(250)
    expect(readTaken('2,5', 'ml')).toBeUndefined()
    expect(readTaken('0,5', 'piece')).toBe(500)
  })

  it('are shown in litres from a litre on', () => {
    expect(shownAmount(29_250, 'ml', 'fr')).toBe('29,25\u00a0l')
    expect(shownAmount(-850, 'g', 'en')).toBe('\u2212850\u00a0g')
    expect(shownAmount(0, 'ml', 'fr')).toBe('0\u00a0l')
    expect(shownAmount(12_000, 'piece', 'fr')).toBe('12')
  })

  it('are found without their accents, by any of their words', () => {
    expect(matches('creme cass', 'Crème de cassis 70 cl')).toBe(true)
    expect(matches('fut brune', 'Fût blonde')).toBe(false)
  })
})
