import { describe, expect, it } from 'vitest'
import { layOut, type TextLine } from '../../src/main/documents/layout.ts'
import { banner, columns, feed, qr, rule, table, text, type Block } from '../../src/main/documents/model.ts'
import { toText } from '../../src/main/documents/text.ts'
import { printableIn } from '../../src/main/documents/transliterate.ts'

const paper = { columns: 32, printable: printableIn('cp858') }
const laidOut = (...blocks: readonly Block[]) => layOut({ title: 'test', blocks }, paper)
const linesOf = (...blocks: readonly Block[]) =>
  laidOut(...blocks).map((line) => (line.kind === 'line' ? line.text : `<${line.kind}>`))
const plain: Omit<TextLine, 'text'> = { kind: 'line', bold: false, wide: false, tall: false, inverted: false }

const VAT_TABLE = table(
  [
    { header: 'Taux', align: 'left', width: 6 },
    { header: 'HT', align: 'right', width: 'flex' },
    { header: 'TVA', align: 'right', width: 'flex' },
    { header: 'TTC', align: 'right', width: 'flex' },
  ],
  [
    ['10 %', '1 136,05', '113,61', '1 249,66'],
    ['5,5 %', '4,00', '0,80', '4,80'],
  ],
)

describe('a label and its amount', () => {
  it('stand at the two edges of one line', () => {
    expect(linesOf(columns('Café crème', '2,80\u00a0€'))).toEqual(['Café crème                2,80 €'])
  })
  it('wraps the label and keeps the amount whole, on the first line', () => {
    expect(linesOf(columns('Œuf mayonnaise et petite salade', '12,50\u00a0€'))).toEqual([
      'Oeuf mayonnaise et       12,50 €',
      '  petite salade',
    ])
  })
  it('puts the amount under the label when they leave each other no room', () => {
    expect(linesOf(columns('Sous-total de la table', '1 234 567,89 € dont TVA'))).toEqual([
      'Sous-total de la table',
      '         1 234 567,89 € dont TVA',
    ])
  })
  it('measures after transliteration: … takes three cells', () => {
    const [line = ''] = linesOf(columns('…'.repeat(8), '1234567'))
    expect(line).toBe(`${'.'.repeat(24)} 1234567`)
  })
  it('halves the columns in double width', () => {
    expect(laidOut(columns('TOTAL', '1 254,46 €', { bold: true, size: 'double' }))).toEqual([
      { ...plain, text: 'TOTAL 1 254,46 €', bold: true, wide: true, tall: true },
    ])
    expect(linesOf(columns('TOTAL TTC', '1 254,46 €', { size: 'double' }))).toEqual(['TOTAL TTC', '      1 254,46 €'])
  })
})

describe('text', () => {
  it('is aligned without trailing spaces', () => {
    expect(linesOf(text('Merci', { align: 'center' }), text('Merci', { align: 'right' }), text('Merci'))).toEqual([
      '             Merci',
      '                           Merci',
      'Merci',
    ])
  })
  it('breaks at ordinary spaces only, so that a price keeps its euro', () => {
    expect(linesOf(text('Un chocolat chaud de maison 12,50\u00a0€'))).toEqual([
      'Un chocolat chaud de maison',
      '12,50 €',
    ])
  })
  it('cuts a word longer than the line, after a hyphen if it has one', () => {
    expect(linesOf(text('Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson'))).toEqual([
      'Saint-Remy-en-Bouzemont-Saint-',
      'Genest-et-Isson',
    ])
    expect(linesOf(text('a'.repeat(70)))).toEqual(['a'.repeat(32), 'a'.repeat(32), 'a'.repeat(6)])
  })
  it('keeps the lines, the blank lines and the indent it is given', () => {
    expect(linesOf(text('un\n\n  sans oignon, et la sauce à part\r\ntrois'))).toEqual([
      'un',
      '',
      '  sans oignon, et la sauce à',
      '  part',
      'trois',
    ])
  })
})

describe('a table', () => {
  it('gives its amounts the room they need and the rest to the flexible columns', () => {
    expect(linesOf(VAT_TABLE)).toEqual([
      'Taux          HT    TVA      TTC',
      '10 %    1 136,05 113,61 1 249,66',
      '5,5 %       4,00   0,80     4,80',
    ])
  })
  it('prints each amount beside its header when the paper is too narrow', () => {
    const narrow = layOut({ title: 'test', blocks: [VAT_TABLE] }, { ...paper, columns: 24 })
    expect(narrow.map((line) => line.kind === 'line' && line.text).slice(0, 4)).toEqual([
      'Taux                10 %',
      'HT              1 136,05',
      'TVA               113,61',
      'TTC             1 249,66',
    ])
  })
  it('refuses a row that has not one cell for each column', () => {
    expect(() => table([{ header: 'Taux', align: 'left', width: 6 }], [['10 %', '1,00']])).toThrow('one cell')
  })
})

describe('the other blocks', () => {
  it('draw rules over the whole width, and leave codes and blank lines to the printer', () => {
    expect(laidOut(rule(), rule('solid'), qr('é'), feed(2))).toEqual([
      { ...plain, text: '-'.repeat(32) },
      { ...plain, text: '_'.repeat(32) },
      { kind: 'qr', data: 'é' },
      { kind: 'feed', lines: 2 },
    ])
  })
  it('print a banner white on black from edge to edge, as wide as one line allows', () => {
    expect(laidOut(banner('DUPLICATA'))).toEqual([
      { kind: 'line', text: '   DUPLICATA    ', bold: true, wide: true, tall: true, inverted: true },
    ])
    expect(laidOut(banner('DOCUMENT PROVISOIRE'))).toEqual([
      { ...plain, text: '      DOCUMENT PROVISOIRE       ', bold: true, tall: true, inverted: true },
    ])
  })
  it('refuse a code too long to be read', () => {
    expect(() => qr('é'.repeat(251))).toThrow('502 bytes')
  })
})

describe('the plain text of a document', () => {
  it('has the lines of the paper, with wide words where they stand on it', () => {
    const document = {
      title: 'test',
      blocks: [
        text('Café', { align: 'center', size: 'double' }),
        columns('TOTAL', '5 €', { size: 'double' }),
        feed(),
        columns('Thé', '3 €'),
        qr('https://zinc.example/t/1042?s=q7'),
      ],
    }
    expect(toText(document, 32).split('\n')).toEqual([
      '              Café',
      'TOTAL                        5 €',
      '',
      'Thé                          3 €',
      'QR: https://zinc.example/t/1042?',
      's=q7',
    ])
  })
})
