import { eanCheckDigit } from '../../src/shared/barcodes.ts'
import type { ImportFault } from '../../src/shared/catalogue-import.ts'

export const SEEDED = 200
const HEADING = 'Nom;Catégorie;Prix;Prix à emporter;TVA;Groupe de boisson;Codes-barres;Allergènes'
const BYTES = new TextEncoder()

type Cells = [string, string, string, string, string, string, string, string]
/** What may go wrong in a list, each in its way; the code is what the till must say of it. */
const mistakes: readonly (readonly [ImportFault['code'], (cells: Cells, n: number) => void])[] = [
  ['VAT_UNKNOWN', (cells) => (cells[4] = 'Vingt pour cent')],
  ['PRICE_BAD', (cells) => (cells[2] = '1,5O')],
  ['BARCODE_BAD', (cells) => (cells[6] = `${cells[6].slice(0, 12)}${(Number(cells[6][12]) + 1) % 10}`)],
  ['BARCODE_TWICE', (cells) => (cells[6] = eanOf(0))],
  ['CATEGORY_UNKNOWN', (cells) => (cells[1] = 'Quincaillerie')],
  ['LABEL_MISSING', (cells) => (cells[0] = '')],
  ['TEXT_LONG', (cells, n) => (cells[0] = `Un nom bien trop long pour une touche ${n}`)],
  ['ALLERGEN_UNKNOWN', (cells) => (cells[7] = 'pollen')],
  ['BARCODE_SPREADSHEET', (cells) => (cells[6] = '3,76018E+12')],
  ['ALCOHOL_GROUP', (cells) => (cells[5] = '3')],
]

function eanOf(n: number): string {
  const body = `30${String(n).padStart(10, '0')}`
  return `${body}${eanCheckDigit(body)}`
}

/** A list of so many products, in which so many lines are wrong: which, and why. */
export function manyLines(count: number, faults: number): { csv: Uint8Array; wrong: Map<number, ImportFault['code']> } {
  const wrong = new Map<number, ImportFault['code']>()
  const every = faults === 0 ? count + 1 : Math.floor(count / faults)
  const lines = [HEADING]
  for (let n = 0; n < count; n += 1) {
    const cells: Cells = [
      `Article ${n}`,
      'Épicerie',
      `${(n % 90) + 1},${String(n % 100).padStart(2, '0')}`,
      '',
      'Épicerie',
      '',
      eanOf(n),
      'lait, gluten',
    ]
    if (n % every === every - 1 && wrong.size < faults) {
      const [code, spoil] = mistakes[wrong.size % mistakes.length]!
      spoil(cells, n)
      wrong.set(n + 2, code) // the heading is line 1
    }
    lines.push(cells.map((cell) => (/[;,]/.test(cell) ? `"${cell}"` : cell)).join(';'))
  }
  return { csv: BYTES.encode(lines.join('\r\n')), wrong }
}
