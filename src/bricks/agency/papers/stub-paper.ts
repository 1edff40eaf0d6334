import type { Site } from '../../../shared/contracts/till.ts'
import { euros, paperInstant } from '../../../main/documents/figures.ts'
import { barcode, columns, feed, rule, text, type PaperDocument } from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import type { Item } from '../rules/items.ts'

type Facts = { readonly item: Item; readonly service: string; readonly site: Site; readonly zone: string }

/** For whoever leaves something: its number, what it is, what is to be paid; and the same to pin on it. */
export function stubPaper({ item, service, site, zone }: Facts): PaperDocument {
  const { number, label, note, name, priceCents, depositedAtMs } = item
  const what = [
    columns(service, number, { bold: true }),
    text(label, { bold: true }),
    ...(note === '' ? [] : [text(note)]),
    columns('Déposé le', paperInstant(depositedAtMs, zone)),
    ...(priceCents > 0 ? [columns('Prix', euros(priceCents))] : []),
  ]
  return {
    title: `Dépôt ${number}`,
    blocks: [
      ...letterhead(site),
      feed(1),
      text('BON DE DÉPÔT', { align: 'center', bold: true, size: 'tall' }),
      ...what,
      text('À rapporter pour le retrait.'),
      barcode('code128', number.replaceAll('-', '')),
      rule(),
      text(number.slice(-6), { align: 'center', bold: true, size: 'double' }),
      ...(name === '' ? [] : [text(name, { align: 'center', bold: true })]),
      ...what,
    ],
  }
}
