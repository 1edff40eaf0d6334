import type { Order } from '../../../shared/contracts/stock-orders.ts'
import { cents } from '../../../shared/money.ts'
import type { Supplier } from '../../../shared/stock.ts'
import { tablePage } from './table-page.ts'
import type { PaperSite } from '../../documents/demonstration.ts'
import { dayWords, euros, named, type NamedFile } from './words.ts'

type Facts = { readonly order: Order; readonly supplier: Supplier; readonly site: PaperSite }

/** The order as its supplier gets it, on A4. */
export async function orderPdf({ order, supplier, site, nowMs }: Facts & { nowMs: number }): Promise<NamedFile> {
  const bytes = await tablePage({
    title: 'Commande',
    number: order.number,
    site,
    createdAtMs: nowMs,
    intro: [
      supplier.name,
      ...(supplier.ourNumber === '' ? [] : [`Notre numéro de client : ${supplier.ourNumber}`]),
      ...[supplier.email, supplier.phone].filter(Boolean),
      `Commande du ${dayWords(order.day)}`,
    ],
    columns: [
      { header: 'Article', align: 'left' },
      { header: 'Conditionnement', align: 'left', width: 110 },
      { header: 'Quantité', align: 'right', width: 60 },
      { header: 'HT l’unité', align: 'right', width: 74 },
      { header: 'HT', align: 'right', width: 80 },
    ],
    rows: order.lines.map((line) => [
      line.label,
      line.pack,
      String(line.packages),
      euros(line.priceCents),
      euros(cents(line.priceCents * line.packages)),
    ]),
    sums: [['Total HT', euros(order.totalCents)]],
    notes: [
      order.state === 'draft'
        ? 'Brouillon : cette commande n’est pas encore passée.'
        : 'Merci de confirmer la livraison.',
    ],
  })
  return named(`commande-${order.number}.pdf`, bytes)
}

/** The same as a mail that somebody copies. */
export function orderMail({ order, supplier, site }: Facts): {
  readonly to: string
  readonly subject: string
  readonly body: string
} {
  const lines = order.lines.map(({ label, pack, packages }) => `- ${packages} × ${label} (${pack})`)
  const client = supplier.ourNumber === '' ? [] : [`Notre numéro de client : ${supplier.ourNumber}`]
  const body = [
    'Bonjour,',
    '',
    `Nous vous commandons (bon n° ${order.number}) :`,
    ...lines,
    '',
    ...client,
    `Livraison : ${[site.name, ...site.addressLines].join(', ')}`,
    '',
    'Merci de nous confirmer la date de livraison.',
    '',
    site.name,
    ...(site.phone === '' ? [] : [`Tél. ${site.phone}`]),
  ]
  return { to: supplier.email, subject: `Commande ${order.number}, ${site.name}`, body: body.join('\n') }
}
