import { describe, expect, it } from 'vitest'
import { writtenOn } from '../../src/shared/keyboard-layouts.ts'
import type { Keystroke } from '../../src/renderer/shell/wand.ts'
import { learnFrom, LESSON } from '../../src/renderer/scans/learning.ts'
import { meaningText, shortCode } from '../../src/renderer/scans/scan-view.ts'
import type { Meaning } from '../../src/shared/contracts/scans.ts'
import type { ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`)
const codes = [...[...'0123456789'].map((digit) => `Digit${digit}`), ...letters, 'Minus', 'Semicolon', 'Comma']

function scanned(text: string, wand: 'us' | 'fr', computer: 'us' | 'fr', gapMs = 20): Keystroke[] {
  return [...text].map((sign, n) => {
    const key = codes
      .flatMap((code) => [false, true].map((shift) => ({ code, key: '', shift })))
      .find((one) => writtenOn(wand, [one]) === sign)
    if (!key) throw new Error(`no key writes ${sign}`)
    return { ...key, key: writtenOn(computer, [key]), atMs: 1_000 + n * gapMs }
  })
}
const enter = (keys: readonly Keystroke[], gapMs = 20): Keystroke => ({
  code: 'Enter',
  key: 'Enter',
  atMs: (keys.at(-1)?.atMs ?? 0) + gapMs,
})

describe('a lesson of three scans', () => {
  it.each([
    ['us', 'fr', 'us'],
    ['fr', 'us', 'fr'],
    ['us', 'us', 'as-written'],
    ['fr', 'fr', 'as-written'],
  ] as const)('teaches that a %s wand writes on a %s computer', (wand, computer, layout) => {
    const keys = scanned(LESSON, wand, computer)
    const scan = [...keys, enter(keys)]
    expect(learnFrom([scan, scan, scan])).toEqual({
      kind: 'learned',
      text: LESSON,
      wand: { layout, prefix: null, suffix: 'Enter', gapMs: 20, gapMaxMs: 20 },
    })
  })
  it('teaches the key that the wand presses first, and that it presses none at the end', () => {
    const keys = scanned(LESSON, 'us', 'us')
    const scan = [{ code: 'F13', key: 'F13', atMs: 980 }, ...keys]
    expect(learnFrom([scan, scan, scan])).toMatchObject({ wand: { prefix: 'F13', suffix: 'none' } })
  })
  it('teaches everything but the keyboard from another code', () => {
    const keys = scanned('3017620422003', 'us', 'us', 80)
    const scan = [...keys, enter(keys, 80)]
    expect(learnFrom([scan, scan, scan])).toMatchObject({
      text: '3017620422003',
      wand: { layout: 'as-written', suffix: 'Enter', gapMs: 80 },
    })
  })
  it.each([
    ['two codes', [scanned(LESSON, 'us', 'us'), scanned('3017620422003', 'us', 'us')], 'not-the-same'],
    ['a key or two', [scanned('12', 'us', 'us')], 'too-short'],
    ['a hand', [scanned('123456', 'us', 'us', 500)], 'too-slow'],
  ])('teaches nothing from %s', (_what, scans, why) => {
    expect(learnFrom(scans)).toEqual({ kind: 'unclear', why })
  })
})

describe('what a code may mean', () => {
  const productId = 'prd_x' as ProductId
  const meanings: readonly Meaning[] = [
    { kind: 'product', productId, label: 'Coca' },
    { kind: 'weighed', productId, label: 'Tomme', amount: { kind: 'price', cents: cents(685) } },
    { kind: 'weighed', productId, label: 'Tomme', amount: { kind: 'weight', milli: milli(1250) } },
    { kind: 'weighed', productId, label: 'Œufs', amount: { kind: 'pieces', milli: milli(6000) } },
    { kind: 'ticket', number: 12, what: 'sale', totalCents: cents(160), settledAtMs: 0 },
  ]
  it('is said on its key, in both languages', () => {
    expect(meanings.map((meaning) => meaningText(meaning, { lang: 'fr', t: texts.fr }).replace(/\s/g, ' '))).toEqual([
      'Coca',
      'Tomme, 6,85 €',
      'Tomme, 1,25 kg',
      'Œufs, 6 pièces',
      'Ticket n° 12',
    ])
    expect(new Set(meanings.map((meaning) => meaningText(meaning, { lang: 'en', t: texts.en }))).size).toBe(5)
  })
  it('is told with the beginning of a long code alone', () => {
    expect(shortCode('x'.repeat(3000))).toBe(`${'x'.repeat(40)}…`)
    expect(shortCode('3017620422003')).toBe('3017620422003')
  })
})
