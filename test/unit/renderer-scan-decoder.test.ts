import { describe, expect, test } from 'vitest'
import { createScanDecoder, GAP_MS_MAX, type Heard, type Keystroke } from '../../src/renderer/shell/scan-decoder.ts'

const EAN = '3017620422003'
/** What the unshifted digit row of a French keyboard writes. */
const AZERTY = 'à&é"\'(-è_ç'

type Rhythm = {
  readonly gapMs: number
  readonly code?: (digit: string) => string
  readonly key?: (digit: string) => string
}

function strokes(
  digits: string,
  { gapMs, code = (d) => `Digit${d}`, key = (d) => d }: Rhythm,
  startMs = 1_000,
): Keystroke[] {
  return [...digits].map((digit, index) => ({ code: code(digit), key: key(digit), atMs: startMs + index * gapMs }))
}

/** Any signs, digits on their own keys. */
function letters(text: string, gapMs: number): Keystroke[] {
  return [...text].map((key, index) => ({
    code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
    key,
    atMs: 1_000 + index * gapMs,
  }))
}

function end(keys: readonly Keystroke[], gapMs: number, code = 'Enter'): Keystroke {
  return { code, key: code, atMs: (keys.at(-1)?.atMs ?? 0) + gapMs }
}

function hearAll(keys: readonly Keystroke[]): readonly Heard[] {
  const decoder = createScanDecoder()
  return keys.map((key) => decoder.hear(key))
}

describe('a wand', () => {
  test.each([1, 10, 30, 45])('every %d ms a key, ended by Enter', (gapMs) => {
    const keys = strokes(EAN, { gapMs })
    const heard = hearAll([...keys, end(keys, gapMs)])
    expect(heard.at(-1)).toEqual({ kind: 'scan', code: EAN })
    expect(heard.slice(0, -1).every(({ kind }) => kind === 'hold')).toBe(true)
  })
  test.each(['Tab', 'NumpadEnter'])('ended by %s', (code) => {
    const keys = strokes(EAN, { gapMs: 8 })
    expect(hearAll([...keys, end(keys, 8, code)]).at(-1)).toEqual({ kind: 'scan', code: EAN })
  })
  test('on a French keyboard, where the row writes signs', () => {
    const keys = strokes(EAN, { gapMs: 5, key: (digit) => AZERTY[Number(digit)] ?? '' })
    expect(hearAll([...keys, end(keys, 5)]).at(-1)).toEqual({ kind: 'scan', code: EAN })
  })
  test('on the number pad', () => {
    const keys = strokes(EAN, { gapMs: 5, code: (digit) => `Numpad${digit}` })
    expect(hearAll([...keys, end(keys, 5)]).at(-1)).toEqual({ kind: 'scan', code: EAN })
  })
  test('that holds Shift for every digit', () => {
    const keys = strokes('12345678', { gapMs: 12 }).flatMap((key) => [
      { code: 'ShiftLeft', key: 'Shift', atMs: key.atMs - 1 },
      key,
    ])
    expect(hearAll([...keys, end(keys, 12)]).at(-1)).toEqual({ kind: 'scan', code: '12345678' })
  })
  test('that stumbles once keeps its code', () => {
    const keys = strokes(EAN, { gapMs: 10 }).map((key, index) => ({ ...key, atMs: key.atMs + (index > 6 ? 45 : 0) }))
    expect(hearAll([...keys, end(keys, 10)]).at(-1)).toEqual({ kind: 'scan', code: EAN })
  })
  test('twice in a row gives two codes', () => {
    const first = strokes(EAN, { gapMs: 5 })
    const second = strokes('96385074', { gapMs: 5 }, 2_000)
    const heard = hearAll([...first, end(first, 5), ...second, end(second, 5)])
    expect(heard.filter(({ kind }) => kind === 'scan')).toEqual([
      { kind: 'scan', code: EAN },
      { kind: 'scan', code: '96385074' },
    ])
  })
})

describe('a wand that reads letters', () => {
  test.each([
    ['ABC123', 5],
    ['abcdef', 20],
    ['LOT2026B7', 45],
    ['X0012345', 10],
    ['https://zinc.example/a?b=1', 4],
    ['a'.repeat(200), 3],
  ])('%s every %d ms', (code, gapMs) => {
    const keys = letters(code, gapMs)
    const heard = hearAll([...keys, end(keys, gapMs)])
    expect(heard.at(-1)).toEqual({ kind: 'scan', code })
    expect(heard.slice(0, -1).every(({ kind }) => kind === 'hold')).toBe(true)
  })
  test.each(['A', 'AB', 'A1B2C'])('%s is too short for a code, and its end presses nothing', (code) => {
    const keys = letters(code, 8)
    expect(hearAll([...keys, end(keys, 8)]).at(-1)).toEqual({ kind: 'typing', release: keys, endsBurst: true })
  })
})

describe('a hand', () => {
  test('gets every digit back, in order', () => {
    const keys = strokes('125', { gapMs: 140 })
    const decoder = createScanDecoder()
    const back = keys.flatMap((key) => {
      const heard = decoder.hear(key)
      return heard.kind === 'typing' ? heard.release : []
    })
    expect([...back, ...decoder.expire(9_999)].map(({ key }) => key)).toEqual(['1', '2', '5'])
  })
  test('that types six digits and Enter is not a wand', () => {
    const keys = strokes('123456', { gapMs: 55 })
    expect(hearAll([...keys, end(keys, 55)]).at(-1)).toMatchObject({ kind: 'typing' })
  })
  test('that is quick with a short number is not a wand', () => {
    const keys = strokes('12345', { gapMs: 10 })
    const heard = hearAll([...keys, end(keys, 10)]).at(-1)
    expect(heard).toEqual({ kind: 'typing', release: keys, endsBurst: true })
  })
  test('that holds a digit down is not a wand', () => {
    const keys = strokes('1111111', { gapMs: 30 }).map((key, index) => ({ ...key, repeat: index > 0 }))
    expect(hearAll([...keys, end(keys, 30)]).at(-1)).toMatchObject({ kind: 'typing' })
  })
  test('that types letters gets every letter back, in order', () => {
    const keys = letters('pain', 110)
    const decoder = createScanDecoder()
    const back = keys.flatMap((key) => {
      const heard = decoder.hear(key)
      return heard.kind === 'typing' ? heard.release : []
    })
    expect([...back, ...decoder.expire(9_999)].map(({ key }) => key).join('')).toBe('pain')
  })
  test('that types a word and Enter is not a wand', () => {
    const keys = letters('croissant', 70)
    expect(hearAll([...keys, end(keys, 70)]).at(-1)).toEqual({ kind: 'typing', release: [keys.at(-1)] })
  })
  test('that holds a letter down is not a wand', () => {
    const keys = letters('aaaaaaa', 30).map((key, index) => ({ ...key, repeat: index > 0 }))
    expect(hearAll([...keys, end(keys, 30)]).at(-1)).toMatchObject({ kind: 'typing' })
  })
  test('that begins with a sign is not held', () => {
    expect(hearAll([{ code: 'NumpadAdd', key: '+', atMs: 1 }])).toEqual([{ kind: 'typing', release: [] }])
  })
  test('has its digit back once the gap has passed, not before', () => {
    const decoder = createScanDecoder()
    const key = { code: 'Digit3', key: '3', atMs: 100 }
    decoder.hear(key)
    expect(decoder.holds(key)).toBe(true)
    expect(decoder.expire(100 + GAP_MS_MAX - 1)).toEqual([])
    expect(decoder.expire(100 + GAP_MS_MAX)).toEqual([key])
    expect(decoder.holds(key)).toBe(false)
  })
})
