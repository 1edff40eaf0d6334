import type { LineDisplay } from '../../../shared/devices.ts'
import { printableIn } from '../../documents/transliterate.ts'

/** The two dialects of displays of two lines (brief hardware §3.7). */
export type DisplayDialect = LineDisplay['dialect']
export type DisplayColumns = LineDisplay['columns']

const ESC = 0x1b
const CLR = 0x0c
const US = 0x1f
const CR = 0x0d
const START: Readonly<Record<DisplayDialect, readonly number[]>> = {
  cd5220: [ESC, 0x40, CLR, ESC, 0x66, 0x46, ESC, 0x5f, 0x00],
  'epson-dm': [ESC, 0x40, CLR, ESC, 0x74, 0x13, US, 0x43, 0x00],
}

/** Reset, the right alphabet, no cursor. CD5220's line mode must be left by CLR before anything else. */
export function startDisplay(dialect: DisplayDialect): Uint8Array {
  return Uint8Array.from(START[dialect])
}

export function clearDisplay(): Uint8Array {
  return Uint8Array.of(CLR)
}

export function showLines(
  { dialect, columns }: Pick<LineDisplay, 'dialect' | 'columns'>,
  upper: string,
  lower: string,
): Uint8Array {
  const first = displayLine(upper, columns)
  const second = displayLine(lower, columns)
  return dialect === 'cd5220'
    ? Uint8Array.from([ESC, 0x51, 0x41, ...first, CR, ESC, 0x51, 0x42, ...second, CR])
    : Uint8Array.from([US, 0x24, 1, 1, ...first, US, 0x24, 1, 2, ...second])
}

/**
 * Exactly as many characters as the display is wide. An amount behind a tab stands at the right edge and is never cut; the words before it are.
 * Displays agree on ASCII only, whatever their alphabet is set to: é becomes e, € becomes EUR.
 */
export function displayLine(text: string, columns: DisplayColumns): Uint8Array {
  const [left = '', right = ''] = text.split('\t')
  const amount = ascii(right).slice(-columns)
  const room = columns - amount.length
  const words = ascii(left).slice(0, amount === '' ? room : Math.max(0, room - 1))
  return Uint8Array.from(Buffer.from(words.padEnd(room) + amount, 'latin1'))
}

function ascii(text: string): string {
  const printable = printableIn('cp858')(text.replaceAll('€', 'EUR'))
  const plain = printable.normalize('NFKD').replace(/\p{M}/gu, '')
  return Array.from(plain, (char) => (char >= ' ' && char <= '~' ? char : (SPELT[char] ?? '?'))).join('')
}

const SPELT: Readonly<Record<string, string>> = { '«': '"', '»': '"', '°': 'o', '·': '.', '×': 'x', '÷': '/', '²': '2' }
