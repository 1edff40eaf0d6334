import type { Voucher } from '../../shared/contracts/vouchers.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { spacedVoucherCode } from '../../shared/voucher-code.ts'
import { euros, paperDay, paperInstant } from './figures.ts'
import { banner, columns, feed, qr, rule, text, type PaperDocument } from './model.ts'
import { letterhead } from './receipt.ts'

type Stamp = { readonly site: Site; readonly zone: string; readonly code: string }

/** A paper that is worth money here. Whoever has its code can spend it: it is printed here and said nowhere else. */
export function voucherPaper(voucher: Voucher, { site, zone, code }: Stamp): PaperDocument {
  const { kind, number, balanceCents, issuedAtMs, expiresOn } = voucher
  return {
    title: `Bon ${number}`,
    blocks: [
      ...letterhead(site),
      feed(1),
      banner(kind === 'gift' ? 'BON CADEAU' : 'AVOIR'),
      feed(1),
      text(euros(balanceCents), { align: 'center', bold: true, size: 'double' }),
      feed(1),
      qr(code),
      text(spacedVoucherCode(code), { align: 'center', bold: true, size: 'tall' }),
      rule(),
      columns('Bon n°', String(number)),
      columns('Émis le', paperInstant(issuedAtMs, zone)),
      columns('Valable jusqu’au', expiresOn === null ? 'sans limite' : paperDay(expiresOn)),
      feed(1),
      text('À présenter en caisse, en une ou plusieurs fois. Ni repris ni rendu en espèces.', { align: 'center' }),
      text('Perdu, il peut être bloqué : gardez son numéro.', { align: 'center' }),
    ],
  }
}
