import type { Place } from '../../shared/catalogue.ts'
import type { OrderKind, OrderLine } from '../../shared/contracts/kitchen.ts'
import { quantity } from '../../shared/texts/format.ts'
import { kitchenFr } from '../../shared/texts/kitchen.fr.ts'
import type { VoidReason } from '../../shared/ticket.ts'
import { paperInstant } from './figures.ts'
import { banner, columns, feed, rule, text, type Block, type PaperDocument } from './model.ts'
import { TRAINING_BANNER } from './receipt.ts'

/** What the kitchen or the bar reads of one order. */
export type KitchenOrder = {
  readonly number: number
  readonly stationLabel: string
  readonly kind: OrderKind
  readonly reason: VoidReason | null
  readonly place: Place
  readonly tableLabel: string | null
  readonly name: string
  readonly covers: number | null
  readonly sentAtMs: number
  readonly training: boolean
  readonly lines: readonly Pick<
    OrderLine,
    'label' | 'menu' | 'options' | 'note' | 'allergens' | 'course' | 'quantityMilli'
  >[]
}
type Stamp = { readonly server: string; readonly zone: string; readonly copyNumber: number }

/** Read from afar by somebody with wet hands: quantity first, large, what is special below; no price. */
export function kitchenOrder(order: KitchenOrder, { server, zone, copyNumber }: Stamp): PaperDocument {
  const what = { new: [], more: [], changed: [banner('MODIFIÉ')], cancelled: [banner('ANNULÉ')] }[order.kind]
  const guests = [order.tableLabel === null ? '' : `Table ${order.tableLabel}`, order.name].filter(Boolean).join(' · ')
  return {
    title: `${order.stationLabel} ${order.number}`,
    blocks: [
      ...(order.training ? [banner(TRAINING_BANNER)] : []),
      ...(copyNumber > 0 ? [banner(copyNumber === 1 ? 'DUPLICATA' : `DUPLICATA n° ${copyNumber}`)] : []),
      ...what,
      columns(order.stationLabel.toLocaleUpperCase('fr'), `n° ${order.number}`, { bold: true, size: 'tall' }),
      text(guests || 'Comptoir', { bold: true, size: 'double' }),
      columns(paperInstant(order.sentAtMs, zone), server),
      ...(order.covers === null ? [] : [text(`${order.covers} couvert${order.covers > 1 ? 's' : ''}`)]),
      ...(order.place === 'takeaway' ? [banner('À EMPORTER')] : []),
      ...(order.kind === 'more' ? [text('En plus', { bold: true, size: 'tall' })] : []),
      rule('solid'),
      ...byCourse(order),
      rule('solid'),
      ...(order.reason === null ? [] : [text(`Motif : ${kitchenFr.reasons[order.reason]}`)]),
      ...what,
      feed(1),
    ],
  }
}

function byCourse({ kind, lines }: KitchenOrder): readonly Block[] {
  const courses = [...Map.groupBy(lines, (line) => line.course ?? 0)].toSorted(([a], [b]) => a - b)
  return courses.flatMap(([course, same]) => [
    ...(course === 0 ? [] : [text(kitchenFr.courses[course]?.toLocaleUpperCase('fr') ?? '', { bold: true })]),
    ...same.flatMap((line) => lineBlocks(line, kind === 'cancelled')),
  ])
}

function lineBlocks(line: KitchenOrder['lines'][number], off: boolean): readonly Block[] {
  const many = quantity(line.quantityMilli, 'fr')
  return [
    text(off ? `-${many} ${line.label}` : `${many} ${line.label}`, { bold: true, size: 'double' }),
    ...(line.menu === null ? [] : [text(`  (${line.menu})`)]),
    ...(line.options.length === 0 ? [] : [text(`  ${line.options.join(', ')}`, { size: 'tall' })]),
    ...(line.note === '' ? [] : [text(`  > ${line.note}`, { bold: true, size: 'tall' })]),
    ...(line.allergens.length === 0
      ? []
      : [text(`  Allergènes : ${line.allergens.map((one) => kitchenFr.allergens[one]).join(', ')}`)]),
  ]
}
