import { banner, barcode, columns, feed, qr, rule, text, type PageNumber, type PaperDocument } from './model.ts'

/** All that French paper needs. CP858 has no œ, so it is spelt there. */
const ACCENTS = 'éèêëàâçùîïôöÉÈÀÇ«»€œ'
const EAN = '3017620422003'

type Printer = {
  readonly name: string
  readonly columns: number
  /** Ways of printing accents to choose from, each under a letter; none when the printer is set up already. */
  readonly candidates?: readonly (PageNumber & { readonly letter: string })[]
}

/** Shows whether accents, widths, codes and the cutter are right, and asks which accents are. */
export function testPage({ name, columns: width, candidates = [] }: Printer): PaperDocument {
  return {
    title: 'Test',
    blocks: [
      text('Page d’essai', { align: 'center', bold: true, size: 'double' }),
      text(`${name} · ${width} colonnes`, { align: 'center' }),
      rule(),
      ...(candidates.length === 0
        ? [text(ACCENTS)]
        : [
            text('Quelle ligne est juste ?', { bold: true, size: 'tall' }),
            text(`Elle doit se lire :\n   ${ACCENTS}`),
            feed(1),
            ...candidates.map(({ letter, ...codePage }) => text(`${letter}  ${ACCENTS}`, { codePage })),
            feed(1),
            text('Aucune ? Essayez un autre modèle d’imprimante.'),
          ]),
      rule(),
      text('La règle doit toucher les deux bords du papier et tenir sur une ligne :'),
      text(ruler(width)),
      columns('Café crème', '2,40'),
      columns('Une ligne très longue qui doit passer à la ligne toute seule', '1 234,56'),
      text('Gras', { bold: true }),
      text('Double', { size: 'double' }),
      banner('BLANC SUR NOIR'),
      rule('solid'),
      qr('https://1000cafes.org'),
      barcode('ean13', EAN),
      feed(1),
      text('Le papier est coupé juste ici.', { align: 'center' }),
    ],
  }
}

/** « ----+----1----+----2 », as long as the paper is wide. */
function ruler(width: number): string {
  return Array.from({ length: width }, (_, i) => {
    const at = i + 1
    if (at === width) return '|'
    if (i === 0) return '|'
    return at % 10 === 0 ? String((at / 10) % 10) : at % 5 === 0 ? '+' : '-'
  }).join('')
}
