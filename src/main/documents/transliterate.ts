import iconv from 'iconv-lite'

/** The code pages French printers share. Windows-1252 has œ, ’ and –; CP858 lacks them (brief hardware §2a). */
export type CodePage = 'windows1252' | 'cp858'

/**
 * Text for one code page: one character is one byte and one cell of paper, and no byte is a command. What the page
 * lacks is replaced by what a French reader expects, otherwise loses its accents, otherwise becomes `?`.
 */
export function printableIn(codePage: CodePage): (text: string) => string {
  const repertoire = REPERTOIRES[codePage]
  return (text) => {
    const composed = text.normalize('NFC')
    const spelt = repertoire.has('Œ') ? composed : composed.replace(CAPITAL_OE, 'Oe')
    return Array.from(spelt, (char) => printableChar(char, repertoire)).join('')
  }
}

type Repertoire = ReadonlySet<string>

function printableChar(char: string, repertoire: Repertoire): string {
  // `Intl.NumberFormat('fr-FR')` writes U+202F between thousands and before €; no code page has it.
  if (SPACE.test(char)) return ' '
  // A control character in a product's name must never reach a printer: ESC p would open the drawer.
  if (UNPRINTABLE.test(char)) return ''
  if (repertoire.has(char)) return char
  const replaced = REPLACEMENTS.get(char) ?? char.normalize('NFKD').replace(MARKS, '')
  return Array.from(replaced, (c) => (repertoire.has(c) ? c : (REPLACEMENTS.get(c) ?? '?'))).join('')
}

const SPACE = /^[\p{Zs}\t\r\n\v\f\u2028\u2029]$/u
// Controls, joiners, direction marks, soft hyphens, the variation selectors of emoji and lone surrogates.
const UNPRINTABLE = /^[\p{Cc}\p{Cf}\p{Cs}\ufe00-\ufe0f]$/u
/** Œuf becomes Oeuf; ŒUF becomes OEUF. */
const CAPITAL_OE = /Œ(?=\p{Ll})/gu
const MARKS = /\p{M}/gu

/** Characters and what stands for them; each replacement is plain ASCII, which every code page has. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['’‘‚‛′´ʼ‹›', "'"],
      ['“”„″«»', '"'],
      ['–—‒―‐‑−', '-'],
      ['⁄', '/'],
      ['…', '...'],
      ['•', '*'],
      ['·', '.'],
      ['×', 'x'],
      ['→', '->'],
      ['←', '<-'],
      ['≤', '<='],
      ['≥', '>='],
      ['✓', 'v'],
      ['œ', 'oe'],
      ['Œ', 'OE'],
      ['æ', 'ae'],
      ['Æ', 'AE'],
      ['ß', 'ss'],
      ['ø', 'o'],
      ['Ø', 'O'],
      ['ł', 'l'],
      ['Ł', 'L'],
      ['đ', 'd'],
      ['Đ', 'D'],
      ['ı', 'i'],
      ['€', 'EUR'],
      ['№', 'No'],
      ['™', '(TM)'],
      ['©', '(C)'],
      ['®', '(R)'],
    ] as const
  ).flatMap(([chars, replacement]) => Array.from(chars, (char) => [char, replacement] as const)),
)

const REPERTOIRES: Readonly<Record<CodePage, Repertoire>> = {
  windows1252: repertoireOf('windows1252'),
  cp858: repertoireOf('cp858'),
}

function repertoireOf(codePage: CodePage): Repertoire {
  const bytes = Uint8Array.from({ length: 0x100 - 0x20 }, (_, i) => i + 0x20)
  const chars = Array.from(iconv.decode(bytes, codePage))
  return new Set(chars.filter((c) => c === ' ' || !(SPACE.test(c) || UNPRINTABLE.test(c) || c === '\ufffd')))
}
