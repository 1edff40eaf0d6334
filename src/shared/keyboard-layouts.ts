import { normaliseEan } from './barcodes.ts'

/** A key that was pressed: which one it is, what this computer's layout made of it, and what was held meanwhile. */
export type PressedKey = {
  readonly code: string
  readonly key: string
  readonly shift?: boolean
  readonly caps?: boolean
  readonly altGr?: boolean
}

/** The keyboard that a wand believes it is. `as-written`: the one that this computer believes in too. */
export const wedgeLayouts = ['as-written', 'us', 'fr'] as const
export type WedgeLayout = (typeof wedgeLayouts)[number]

// Physical keys, row by row, by their place on a US keyboard (UI Events code values).
const ROW = ['Backquote', ...[...'1234567890'].map((d) => `Digit${d}`), 'Minus', 'Equal']
const LETTERS = [
  ...[...'QWERTYUIOP'].map((l) => `Key${l}`),
  'BracketLeft',
  'BracketRight',
  ...[...'ASDFGHJKL'].map((l) => `Key${l}`),
  'Semicolon',
  'Quote',
  'Backslash',
  'IntlBackslash',
  ...[...'ZXCVBNM'].map((l) => `Key${l}`),
  'Comma',
  'Period',
  'Slash',
  'Space',
]
const KEYS = [...ROW, ...LETTERS]
type Plane = ReadonlyMap<string, string>
const plane = (signs: string): Plane => new Map(KEYS.map((key, at) => [key, [...signs][at] ?? '']))

const planes: Readonly<Record<'us' | 'fr', { readonly plain: Plane; readonly shifted: Plane }>> = {
  us: {
    plain: plane("`1234567890-=qwertyuiop[]asdfghjkl;'\\\\zxcvbnm,./ "),
    shifted: plane('~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"||ZXCVBNM<>? '),
  },
  fr: {
    plain: plane('²&é"\'(-è_çà)=azertyuiop^$qsdfghjklmù*<wxcvbn,;:! '),
    shifted: plane('~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µ>WXCVBN?./§ '),
  },
}
const numpad: Readonly<Record<string, string>> = {
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
}

/** What the pressed keys write on one keyboard, whatever this computer made of them. */
export function writtenOn(layout: WedgeLayout, keys: readonly PressedKey[]): string {
  return keys.map((key) => signOf(layout, key)).join('')
}

function signOf(layout: WedgeLayout, { code, key, shift, caps, altGr }: PressedKey): string {
  const pad = /^Numpad(\d)$/.exec(code)?.[1] ?? numpad[code]
  if (pad !== undefined) return pad
  if (layout === 'as-written' || altGr) return caps ? swapped(key) : key.length === 1 ? key : ''
  return planes[layout][shift ? 'shifted' : 'plain'].get(code) ?? (key.length === 1 ? key : '')
}

/** A wand knows nothing of Caps Lock: what it meant to be small came out large. */
function swapped(key: string): string {
  if (key.length !== 1) return ''
  return key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase()
}

/** The digits of the keys, if all of them bear one: the same on every layout, with or without Shift. */
export function digitsOf(keys: readonly PressedKey[]): string | undefined {
  const digits = keys.map(({ code }) => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1])
  return digits.includes(undefined) ? undefined : digits.join('')
}

/**
 * What a wand meant by these keys. Digits are read from the keys themselves. Where its keyboard was learned, that one
 * decides; else the reading that is a known code, else the one with the fewest signs that no code has.
 */
export function meantBy(
  keys: readonly PressedKey[],
  learned: WedgeLayout | undefined,
  isKnown: (text: string) => boolean,
): string {
  const digits = digitsOf(keys)
  if (digits !== undefined) return digits
  if (learned) return writtenOn(learned, keys)
  const readings = wedgeLayouts.map((layout) => writtenOn(layout, keys))
  const known = readings.find(isKnown)
  if (known !== undefined) return known
  const strangeness = readings.map(strangeSigns)
  return readings[strangeness.indexOf(Math.min(...strangeness))] ?? ''
}

const strangeSigns = (text: string): number => [...text].filter((sign) => !/[A-Za-z0-9]/.test(sign)).length

// What the ten digits look like after the wrong keyboard, as published tables of garbled codes show them.
const garbles = ['à&é"\'(-è_ç', 'À&É"\'(-È_Ç', ')!@#$%^&*(', 'à&é"\'(§è!ç'].map(
  (signs) => new Map([...signs].map((sign, digit) => [sign, String(digit)])),
)

/** Digits that went through the wrong keyboard, given back only where the check digit confirms them. */
export function repairedEan(text: string): string | undefined {
  for (const signs of garbles) {
    const digits = [...text].map((sign) => signs.get(sign) ?? (/[0-9]/.test(sign) ? sign : undefined))
    const ean = digits.includes(undefined) ? undefined : normaliseEan(digits.join(''))
    if (ean !== undefined) return ean
  }
  return undefined
}

/** What the signs of one keyboard are, key by key, on another. */
function throughKeys(from: 'us' | 'fr', to: 'us' | 'fr'): ReadonlyMap<string, string> {
  const signs = new Map<string, string>()
  for (const part of ['plain', 'shifted'] as const)
    for (const key of KEYS) {
      const sign = planes[from][part].get(key) ?? ''
      if (!signs.has(sign)) signs.set(sign, planes[to][part].get(key) ?? '')
    }
  return signs
}
const boards = { fr: throughKeys('fr', 'us'), us: throughKeys('us', 'fr') } as const
const garbledAs: readonly (keyof typeof boards)[] = ['fr', 'fr', 'us', 'fr']

/**
 * What a text with letters may have been before it went through the wrong keyboard: key by key, and with the digits as
 * published tables of garbled codes show them, where plain ones stay (Caps Lock, number pad). Whoever asks believes only
 * what a check digit confirms.
 */
export function retyped(text: string): readonly string[] {
  const through = (board: ReadonlyMap<string, string>, digits: ReadonlyMap<string, string>, keep: RegExp) =>
    [...text].map((sign) => digits.get(sign) ?? (keep.test(sign) ? sign : (board.get(sign) ?? sign))).join('')
  const readings = [
    ...Object.values(boards).map((board) => through(board, new Map(), /^$/)),
    ...garbles.map((digits, i) => through(boards[garbledAs[i] ?? 'fr'], digits, /\d/)),
  ]
  return [...new Set(readings)].filter((reading) => reading !== text)
}
