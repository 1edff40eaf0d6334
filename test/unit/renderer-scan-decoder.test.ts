import { describe, expect, test } from 'vitest'
import { createScanDecoder, GAP_MS_MAX, type Heard } from '../../src/renderer/shell/scan-decoder.ts'
import type { Keystroke, LearnedWand } from '../../src/renderer/shell/wand.ts'

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

function hearAll(keys: readonly Keystroke[], learned?: LearnedWand): readonly Heard[] {
  const decoder = createScanDecoder(() => learned)
  return keys.map((key) => decoder.hear(key))
}

const givenBack = (heard: Heard | undefined): readonly Keystroke[] => (heard?.kind === 'typing' ? heard.release : [])

describe('H-07: a wand', () => {
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
  test.each([65, 80, 100, 120])(
    'as slow as %d ms a key is known by its check digit; what was shown is taken back',
    (gapMs) => {
      const keys = strokes(EAN, { gapMs })
      expect(hearAll([...keys, end(keys, gapMs)]).at(-1)).toEqual({ kind: 'scan', code: EAN, takeBack: 12 })
    },
  )
  test('as slow as that, once known, is held whole: nothing of the next code is shown', () => {
    const decoder = createScanDecoder()
    const hear = (keys: readonly Keystroke[]) => keys.map((key) => decoder.hear(key))
    const first = strokes(EAN, { gapMs: 80 })
    hear([...first, end(first, 80)])
    const second = strokes('5449000000996', { gapMs: 80 }, 9_000)
    const heard = hear([...second, end(second, 80)])
    expect(heard.slice(0, -1).every(({ kind }) => kind === 'hold')).toBe(true)
    expect(heard.at(-1)).toEqual({ kind: 'scan', code: '5449000000996' })
  })
  test('that pauses in the middle of a code keeps all of it', () => {
    const keys = strokes(EAN, { gapMs: 10 }).map((key, index) => ({ ...key, atMs: key.atMs + (index > 4 ? 100 : 0) }))
    expect(hearAll([...keys, end(keys, 10)]).at(-1)).toEqual({ kind: 'scan', code: EAN, takeBack: 5 })
  })
  test('without an end is read when it falls silent, and an Enter that comes late presses nothing', () => {
    const decoder = createScanDecoder()
    const keys = strokes(EAN, { gapMs: 8 })
    for (const key of keys) decoder.hear(key)
    const lastMs = keys.at(-1)?.atMs ?? 0
    expect(decoder.expire(lastMs + GAP_MS_MAX)).toEqual({ kind: 'scan', code: EAN })
    expect(decoder.hear({ code: 'Enter', key: 'Enter', atMs: lastMs + 110 })).toEqual({ kind: 'echo' })
    expect(decoder.hear({ code: 'Enter', key: 'Enter', atMs: lastMs + 120 })).toMatchObject({ kind: 'typing' })
  })
  test('that sends a code again without a pause is an echo; a second pull of its trigger is a second code', () => {
    const decoder = createScanDecoder()
    const kinds = (startMs: number) => {
      const keys = strokes(EAN, { gapMs: 5 }, startMs)
      return [...keys, end(keys, 5)].map((key) => decoder.hear(key).kind).at(-1)
    }
    expect(kinds(1_000)).toBe('scan') // ends at 1065
    expect(kinds(1_085)).toBe('echo') // 20 ms of pause: no finger
    expect(kinds(1_250)).toBe('scan') // 100 ms: a quick one
  })
  test('read ten times a second loses nothing', () => {
    const decoder = createScanDecoder()
    const heard = Array.from({ length: 100 }, (_, n) => {
      const keys = strokes(n % 2 === 0 ? EAN : '5449000000996', { gapMs: 5 }, 1_000 + n * 100)
      return [...keys, end(keys, 5)].map((key) => decoder.hear(key)).at(-1)
    })
    expect(heard.filter((one) => one?.kind === 'scan')).toHaveLength(100)
  })
  test('that sends FNC1 between two elements of a GS1 code', () => {
    const keys = ['010301762042200310AB', '\u001d', '17261231'].flatMap((text) => letters(text, 4))
    const timed = keys.map((key, index) => ({ ...key, atMs: 1_000 + index * 4 }))
    expect(hearAll([...timed, end(timed, 4)]).at(-1)).toMatchObject({ code: '010301762042200310AB\u001d17261231' })
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

describe('H-07: a wand that reads letters', () => {
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

describe('H-07: a wand that was learned', () => {
  const slow: LearnedWand = { layout: 'us', prefix: null, suffix: 'Enter', gapMs: 90, gapMaxMs: 95 }
  test('is known by its even pace, whatever it reads', () => {
    const keys = letters('LOT2026B7', 90)
    expect(hearAll([...keys, end(keys, 90)], slow).at(-1)).toEqual({ kind: 'scan', code: 'lot2026b7' })
  })
  test('does not make a wand of a hand of the same speed', () => {
    const steps = [0, 60, 190, 250, 400, 470, 610, 690, 800]
    const keys = letters('croissant', 0).map((key, n) => ({ ...key, atMs: 1_000 + (steps[n] ?? 0) }))
    expect(hearAll([...keys, end(keys, 70)], slow).some(({ kind }) => kind === 'scan')).toBe(false)
  })
  test('that presses a key of its own first is known by that key, and the key is no part of the code', () => {
    const keys = letters('#A1', 10).map((key, n) => (n === 0 ? { ...key, code: 'F13', key: 'F13' } : key))
    const wand: LearnedWand = { ...slow, prefix: 'F13', gapMs: 10, gapMaxMs: 12 }
    expect(hearAll([...keys, end(keys, 10)], wand).at(-1)).toEqual({ kind: 'scan', code: 'a1' })
    expect(hearAll([...keys, end(keys, 10)]).some(({ kind }) => kind === 'scan')).toBe(false)
  })
  test('without an end is read when it falls silent, whatever it reads', () => {
    const wand: LearnedWand = { layout: 'us', prefix: null, suffix: 'none', gapMs: 8, gapMaxMs: 10 }
    const decoder = createScanDecoder(() => wand)
    const keys = letters('LOT2026B7', 8)
    for (const key of keys) decoder.hear(key)
    expect(decoder.expire(9_999)).toMatchObject({ kind: 'scan', code: 'lot2026b7' })
  })
})

describe('H-07: a hand', () => {
  test('that types digits evenly for longer than any number presses nothing with its Enter', () => {
    const keys = strokes('123456789', { gapMs: 100 })
    expect(hearAll([...keys, end(keys, 100)]).at(-1)).toMatchObject({ kind: 'typing', endsBurst: true })
  })
  test.each([70, 100, 140])('of %d ms that types a date, a telephone number or a PIN is not a wand', (gapMs) => {
    for (const text of ['20261128', '0612345678', '471147']) {
      const keys = strokes(text, { gapMs })
      expect(hearAll([...keys, end(keys, gapMs)]).some(({ kind }) => kind === 'scan')).toBe(false)
    }
  })
  test('gets every digit back, in order', () => {
    const keys = strokes('125', { gapMs: 140 })
    const decoder = createScanDecoder()
    const back = keys.flatMap((key) => {
      const heard = decoder.hear(key)
      return heard.kind === 'typing' ? heard.release : []
    })
    expect([...back, ...givenBack(decoder.expire(9_999))].map(({ key }) => key)).toEqual(['1', '2', '5'])
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
    expect([...back, ...givenBack(decoder.expire(9_999))].map(({ key }) => key).join('')).toBe('pain')
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
    expect(decoder.expire(100 + GAP_MS_MAX - 1)).toBeUndefined()
    expect(givenBack(decoder.expire(100 + GAP_MS_MAX))).toEqual([key])
    expect(decoder.holds(key)).toBe(false)
  })
})
