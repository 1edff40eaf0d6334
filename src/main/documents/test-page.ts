import { columns, feed, qr, rule, text, type PaperDocument } from './model.ts'

/** Shows whether accents, widths and the cutter are right. */
export function testPage(printer: { readonly name: string; readonly columns: number }): PaperDocument {
  return {
    title: 'Test',
    blocks: [
      text('Page d’essai', { align: 'center', bold: true, size: 'double' }),
      text(`${printer.name} · ${printer.columns} colonnes`, { align: 'center' }),
      rule(),
      text('é è ê ë à â ä ç ù û ü î ï ô ö œ Œ æ É È À Ç'),
      text('« l’Église » – 1 234,56 € – 20 °C'),
      columns('Café crème', '2,40'),
      columns('Une ligne très longue qui doit passer à la ligne toute seule', '1 234,56'),
      rule('solid'),
      qr('https://1000cafes.org'),
      feed(1),
      text('Si vous lisez ceci, tout va bien.', { align: 'center' }),
    ],
  }
}
