import { paperInstant } from '../../../main/documents/figures.ts'
import {
  banner,
  columns,
  feed,
  image,
  rule,
  text,
  type Block,
  type PaperDocument,
} from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import { signaturePicture } from '../../../main/documents/signature.ts'
import { countOf, LIABILITY, manifestGroups, nameOfItem, type ManifestFacts } from './manifest-rows.ts'

/** What a driver took along, as the printer of receipts prints it. */
export function manifestPaper({ manifest, carrier, site, zone, copyNumber }: ManifestFacts): PaperDocument {
  return {
    title: `Bordereau ${manifest.number}`,
    blocks: [
      ...letterhead(site),
      ...(copyNumber > 0 ? [feed(1), banner(`DUPLICATA n° ${copyNumber}`)] : []),
      feed(1),
      text('REMISE AU CHAUFFEUR', { align: 'center', bold: true, size: 'tall' }),
      text(manifest.number, { align: 'center', bold: true }),
      rule(),
      columns('Remis le', paperInstant(manifest.atMs, zone), { bold: true }),
      columns('Transporteur', carrier, { bold: true }),
      columns('Chauffeur', manifest.driver || '—'),
      columns('Remis par', manifest.by),
      ...manifestGroups(manifest).flatMap(({ title, items }) => [
        rule(),
        columns(title, countOf(items.length), { bold: true }),
        ...items.flatMap((item) => [
          text(`  ${nameOfItem(item)}`),
          ...(item.number === '' ? [] : [text(`    dépôt ${item.number}`)]),
        ]),
      ]),
      rule(),
      columns('TOTAL', countOf(manifest.items.length), { bold: true, size: 'tall' }),
      feed(1),
      text(LIABILITY),
      feed(1),
      ...signatureBlocks(manifest),
    ],
  }
}

function signatureBlocks({ signature, unsignedReason, driver }: ManifestFacts['manifest']): readonly Block[] {
  if (signature !== '')
    return [text('Signature du chauffeur'), image(signaturePicture(signature), driver), text(driver)]
  return [text('Sans signature du chauffeur', { bold: true }), text(`Motif : ${unsignedReason}`)]
}
