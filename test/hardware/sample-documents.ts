import { banner, columns, feed, qr, rule, table, text, type PaperDocument } from '../../src/main/documents/model.ts'

/** A café's receipt with all that makes French paper hard: accents, œ, €, narrow spaces, long names, two VAT rates. */
export function sampleReceipt(number = 1042): PaperDocument {
  return {
    title: `Ticket ${number}`,
    blocks: [
      text('Café de l’Église', { align: 'center', bold: true, size: 'double' }),
      text('3, place de l’Église\n53150 Saint-Œuf-sur-Mayenne', { align: 'center' }),
      text('Tél. 02 43 00 00 00', { align: 'center' }),
      text('SIRET 123\u00a0456\u00a0789\u00a000012', { align: 'center' }),
      text('TVA FR12 123456789 · NAF 56.30Z', { align: 'center' }),
      feed(),
      columns(`Ticket n° ${number}`, '23/11/2026 à 12 h 48'),
      columns('Table 4, servi par Maëlle', '2 couverts'),
      rule(),
      columns('2 Café crème', '5,60\u00a0€'),
      columns('1 Œuf mayonnaise, pommes grenaille et petite salade de saison', '12,50\u00a0€'),
      text('  sans oignon, à part'),
      columns('1 Verre de saint-nicolas-de-bourgueil 12 cl', '4,80\u00a0€'),
      columns('10 Galettes de la fête', '1\u202f234,56\u00a0€'),
      columns('Remise fidélité', '−3,00\u00a0€'),
      rule('solid'),
      columns('TOTAL', '1\u202f254,46\u00a0€', { bold: true, size: 'double' }),
      feed(),
      columns('Carte bancaire', '1\u202f200,00\u00a0€'),
      columns('Espèces', '60,00\u00a0€'),
      columns('Rendu', '5,54\u00a0€', { bold: true }),
      rule(),
      table(
        [
          { header: 'Taux', align: 'left', width: 7 },
          { header: 'HT', align: 'right', width: 'flex' },
          { header: 'TVA', align: 'right', width: 'flex' },
          { header: 'TTC', align: 'right', width: 'flex' },
        ],
        [
          ['10 %', '1 136,05', '113,61', '1 249,66'],
          ['20 %', '4,00', '0,80', '4,80'],
        ],
      ),
      rule(),
      feed(),
      qr(`https://zinc.example/t/${number}?s=q7Yk2mVd0aXw9Lr4`),
      text('Merci de votre visite, à bientôt…', { align: 'center' }),
      text('ZN26-1042 · f3a9 · Zinc 0.1.0', { align: 'center' }),
    ],
  }
}

export function sampleDuplicate(): PaperDocument {
  const { title, blocks } = sampleReceipt()
  return { title: `${title}, duplicata`, blocks: [banner('DUPLICATA n° 1'), feed(), ...blocks] }
}

/** A short ticket that can be told from every other. */
export function numberedTicket(number: number, lines = 8): PaperDocument {
  return {
    title: `Ticket ${number}`,
    blocks: [
      text(numberedHeading(number), { bold: true }),
      ...Array.from({ length: lines }, (_, i) => columns(`${i + 1} Crème brûlée`, '6,50\u00a0€')),
      columns('TOTAL', `${lines * 6},50\u00a0€`, { size: 'double' }),
    ],
  }
}

export function numberedHeading(number: number): string {
  return `TICKET ${String(number).padStart(4, '0')}`
}
