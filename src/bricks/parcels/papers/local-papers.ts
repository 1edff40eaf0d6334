import type { Site } from '../../../shared/contracts/till.ts'
import { euros, paperDay, paperInstant } from '../../../main/documents/figures.ts'
import { barcode, columns, feed, rule, text, type PaperDocument } from '../../../main/documents/model.ts'
import { letterhead } from '../../../main/documents/receipt.ts'
import type { Parcel } from '../rules/parcel.ts'

type Lying = Pick<Parcel, 'name' | 'phone' | 'number' | 'code' | 'place' | 'deadline' | 'receivedAtMs' | 'local'>

/** What is stuck on a bag: for whom, where it lies, what is to be paid; never the code that opens it. */
export function slipPaper({
  parcel,
  shop,
  zone,
}: {
  readonly parcel: Lying
  readonly shop: string
  readonly zone: string
}): PaperDocument {
  const { name, number, code, place, deadline, receivedAtMs, local } = parcel
  return {
    title: `Retrait ${number}`,
    blocks: [
      text(name, { align: 'center', bold: true, size: 'double' }),
      ...(place === null ? [] : [text(place, { align: 'center', bold: true, size: 'double' })]),
      rule(),
      columns(shop, number, { bold: true }),
      ...(local && local.note !== '' ? [text(local.note)] : []),
      columns('Reçu le', paperInstant(receivedAtMs ?? 0, zone)),
      ...(deadline === null ? [] : [columns('À retirer jusqu’au', paperDay(deadline))]),
      ...(local && local.toPayCents > 0
        ? [columns('À PAYER', euros(local.toPayCents), { bold: true, size: 'tall' })]
        : []),
      feed(1),
      barcode('code128', code),
    ],
  }
}

/** Whom to call. The code of each is told on the screen, when the call is made. */
export function callsPaper(asked: {
  readonly rows: readonly { readonly parcel: Lying; readonly shop: string }[]
  readonly site: Site
  readonly zone: string
  readonly atMs: number
}): PaperDocument {
  return {
    title: 'Personnes à prévenir',
    blocks: [
      ...letterhead(asked.site),
      feed(1),
      text('À PRÉVENIR', { align: 'center', bold: true, size: 'tall' }),
      text(paperInstant(asked.atMs, asked.zone), { align: 'center' }),
      ...asked.rows.flatMap(({ parcel: { name, phone, number, place, local }, shop }) => [
        rule(),
        columns(name, phone || 'sans téléphone', { bold: true }),
        columns(`${shop} · ${local?.note ?? ''}`.replace(/ · $/, ''), place ?? ''),
        columns(number, local && local.toPayCents > 0 ? `à payer ${euros(local.toPayCents)}` : ''),
      ]),
    ],
  }
}
