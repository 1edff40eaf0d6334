import type { Place } from '../../shared/catalogue.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import { negate, ONE, plus, sum, ZERO, type Cents, type Milli } from '../../shared/money.ts'
import { amount, quantity, rate } from '../../shared/texts/format.ts'
import type { DiscountReason, Nature, TenderKind, TicketKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'
import type { OwedKind } from '../../shared/owed.ts'
import { euros, paperInstant } from './figures.ts'
import { banner, columns, feed, qr, rule, table, text, type Block, type PaperDocument } from './model.ts'
import { tenderBlocks } from './tender-rows.ts'

/** What a receipt says (brief fiscal §3.1). Cents, TTC unless named HT. The sealed ticket has all of it. */
export type ReceiptTicket = {
  readonly kind: TicketKind
  /** The number of the ticket that a refund or a change of tender corrects. */
  readonly corrects: number | null
  readonly site: Site
  readonly software: Software
  readonly zone: string
  readonly settledAtMs: number
  readonly place: Place
  /** Why the whole ticket cost less; what it cost less is inside its lines' discounts. */
  readonly discountReason?: DiscountReason
  readonly lines: readonly ReceiptLine[]
  readonly vat: readonly {
    readonly rate: VatRate
    readonly ttcCents: Cents
    readonly htCents: Cents
    readonly vatCents: Cents
  }[]
  readonly totalCents: Cents
  readonly htCents: Cents
  readonly vatCents: Cents
  readonly tenders: readonly {
    readonly kind: TenderKind
    readonly amountCents: Cents
    readonly tenderedCents: Cents
    readonly changeCents: Cents
  }[]
}
type ReceiptLine = {
  readonly label: string
  readonly note: string
  readonly options: readonly { readonly label: string }[]
  readonly quantityMilli: Milli
  readonly unitPriceCents: Cents
  readonly ttcCents: Cents
  readonly vatRate: VatRate
  readonly nature: Nature
  readonly owed?: { readonly kind: OwedKind }
  /** The set menu that it is a part of. */
  readonly formule?: { readonly label: string; readonly index: number }
} & DiscountedLine
/** What a paper says of a price that was lowered, and of a line that several pay. */
export type DiscountedLine = {
  readonly label: string
  readonly discountCents?: Cents
  readonly discountReason?: DiscountReason
  readonly shared?: true
}
export type ReceiptStamp = {
  readonly number: number
  readonly till: string
  readonly operatorName: string
  /** The first is the original; 1 and more are printed as DUPLICATA. */
  readonly copyNumber: number
  /** A made-up sale of the training mode: said on every paper (BOI-TVA-DECLA-30-10-30 § 150). */
  readonly training: boolean
  /** A few characters of the seal, to find the entry and to compare by eye. */
  readonly seal: string
  /** The stamps of the customer who was named, behind this ticket; who it is stays unsaid. */
  readonly stamps?: { readonly stamps: number; readonly goal: number; readonly label: string }
  /** What a scanner finds this ticket by, where the café wants it printed. */
  readonly code?: string
}

const discountNames: Readonly<Record<DiscountReason, string>> = {
  gesture: 'commerciale',
  regular: 'fidélité',
  staff: 'personnel',
  quality: 'qualité',
  promotion: 'promotion',
  offered: ': offert',
  loyalty: 'carte de fidélité',
}
export const TRAINING_BANNER = 'FACTICE'
export const placeNames: Readonly<Record<Place, string>> = { 'on-site': 'Sur place', takeaway: 'À emporter' }

export function receipt(ticket: ReceiptTicket, stamp: ReceiptStamp): PaperDocument {
  const code = vatCodes(ticket)
  return {
    title: `Ticket ${stamp.number}`,
    blocks: [
      ...letterhead(ticket.site),
      ...warnings(stamp),
      rule(),
      columns(`Ticket n° ${stamp.number}`, paperInstant(ticket.settledAtMs, ticket.zone), { bold: true }),
      columns(`${stamp.till} · ${stamp.operatorName}`, operation(ticket)),
      ...(ticket.corrects === null ? [] : [text(`Corrige le ticket n° ${ticket.corrects}`)]),
      rule(),
      ...articles(ticket.lines).flatMap((lines) => articleBlocks(lines, code, ticket.discountReason)),
      ...(ticket.lines.length === 0 ? [] : [rule()]),
      columns('TOTAL TTC', euros(ticket.totalCents), { bold: true, size: 'tall' }),
      feed(1),
      ...tenderBlocks(ticket.tenders),
      ...vatBlocks(ticket, code),
      rule(),
      columns(lineCount(articles(ticket.lines).length), 'Prix service compris'),
      columns(`${ticket.software.name} ${ticket.software.version}`, `Noyau ${ticket.software.coreVersion}`),
      columns('Sceau', stamp.seal),
      ...(stamp.training ? [banner(TRAINING_BANNER)] : []),
      ...(stamp.stamps === undefined ? [] : stampBlocks(stamp.stamps)),
      feed(1),
      text(ticket.site.thanks, { align: 'center' }),
      ...(stamp.code === undefined ? [] : [feed(1), qr(stamp.code)]),
    ],
  }
}

/** How far the customer has come, and what waits. */
function stampBlocks({ stamps, goal, label }: NonNullable<ReceiptStamp['stamps']>): readonly Block[] {
  const ready = Math.floor(stamps / goal)
  const words = ready > 1 ? `${ready} offerts vous attendent` : '1 offert vous attend'
  return [
    feed(1),
    text(`Fidélité : ${stamps}/${goal} ${label}`, { align: 'center', bold: true }),
    ...(ready > 0 ? [text(words, { align: 'center' })] : []),
  ]
}

/** What nobody may overlook: a copy, a made-up sale. */
function warnings({ copyNumber, training }: Pick<ReceiptStamp, 'copyNumber' | 'training'>): readonly Block[] {
  const words = [...(training ? [TRAINING_BANNER] : []), ...(copyNumber > 0 ? [`DUPLICATA n° ${copyNumber}`] : [])]
  return words.length === 0 ? [] : [feed(1), ...words.map((word) => banner(word))]
}

function operation({ kind, place }: Pick<ReceiptTicket, 'kind' | 'place'>): string {
  switch (kind) {
    case 'sale':
      return `Vente · ${placeNames[place]}`
    case 'refund':
      return 'Remboursement'
    case 'tender-change':
      return 'Correction de règlement'
  }
}

/** Name, address and the numbers that the law wants on top of every document. */
export function letterhead(site: Site): readonly Block[] {
  return [
    text(site.name, { align: 'center', bold: true, size: 'double' }),
    ...site.addressLines.map((line) => text(line, { align: 'center' })),
    ...(site.phone === '' ? [] : [text(`Tél. ${site.phone}`, { align: 'center' })]),
    text(`SIRET ${site.siret}`, { align: 'center' }),
    ...(site.vatNumber === ''
      ? [
          text(`NAF ${site.naf}`, { align: 'center' }),
          text('TVA non applicable, art. 293 B du CGI', { align: 'center' }),
        ]
      : [text(`NAF ${site.naf} · TVA ${site.vatNumber}`, { align: 'center' })]),
  ]
}

/** The lines as the customer ordered them: the parts of a set menu together. */
function articles(lines: readonly ReceiptLine[]): readonly (readonly ReceiptLine[])[] {
  return [...Map.groupBy(lines, (line, n) => (line.formule ? `menu ${line.formule.index}` : n)).values()]
}

function lineCount(count: number): string {
  return `${count} ligne${count > 1 ? 's' : ''}`
}

type CodeOf = (line: Pick<ReceiptLine, 'nature' | 'vatRate' | 'owed'>) => string

/** A set menu says its price once, then each part with its share and the letter of its rate. */
function articleBlocks(
  lines: readonly ReceiptLine[],
  code: CodeOf,
  ofTicket: DiscountReason | undefined,
): readonly Block[] {
  const [first] = lines
  if (!first) return []
  if (!first.formule) return lines.flatMap((line) => lineBlocks(line, code(line), ofTicket))
  const whole = sum(lines.map(beforeDiscount))
  const many = first.shared ? 'Part de ' : first.quantityMilli === ONE ? '' : `${quantity(first.quantityMilli, 'fr')} `
  return [
    columns(`${many}${first.formule.label}`, `${amount(whole, 'fr')}  `),
    ...lines.flatMap((line) => [
      text(`   ${line.label} (${amount(line.ttcCents, 'fr')} ${code(line)})`),
      ...(detailOf(line) === '' ? [] : [text(`      ${detailOf(line)}`)]),
    ]),
    ...discountBlocks(
      { ...first, discountCents: sum(lines.map((line) => line.discountCents ?? ZERO)) },
      ofTicket,
      '  ',
    ),
  ]
}

function detailOf(line: ReceiptLine): string {
  return [...line.options.map((option) => option.label), line.note].filter((words) => words !== '').join(', ')
}

function lineBlocks(line: ReceiptLine, code: string, ofTicket: DiscountReason | undefined): readonly Block[] {
  const one = line.quantityMilli === ONE || line.shared
  const detail = detailOf(line)
  return [
    columns(
      one ? lineName(line) : `${quantity(line.quantityMilli, 'fr')} ${line.label}`,
      `${amount(beforeDiscount(line), 'fr')} ${code}`,
    ),
    ...(one ? [] : [text(`   ${unitPrice(line)}`)]),
    ...(detail === '' ? [] : [text(`   ${detail}`)]),
    ...discountBlocks(line, ofTicket, ` ${code}`),
  ]
}

/** A share of a line that several paid says so: its price and quantity no longer tell its amount. */
export function lineName({ label, shared }: DiscountedLine): string {
  return shared ? `Part de ${label}` : label
}

export function beforeDiscount({
  ttcCents,
  discountCents = ZERO,
}: DiscountedLine & { readonly ttcCents: Cents }): Cents {
  return plus(ttcCents, discountCents)
}

/** Under its line, so that both add up to what is paid. */
export function discountBlocks(
  { discountCents = ZERO, discountReason }: DiscountedLine,
  ofTicket: DiscountReason | undefined,
  behind = '',
): readonly Block[] {
  if (discountCents === 0) return []
  const reason = discountReason ?? ofTicket
  const words = reason === undefined ? 'Remise' : `Remise ${discountNames[reason]}`
  return [columns(`   ${words}`, `${amount(negate(discountCents), 'fr')}${behind}`)]
}

/** What is weighed has a price for its measure, which its label names; what is counted has one for each. */
function unitPrice({ quantityMilli, unitPriceCents }: ReceiptLine): string {
  const price = amount(unitPriceCents, 'fr')
  return quantityMilli % ONE === 0 ? `à ${price} l’unité` : `${quantity(quantityMilli, 'fr')} × ${price}`
}

function vatBlocks(ticket: ReceiptTicket, code: CodeOf): readonly Block[] {
  const collected = ticket.lines.some((line) => line.nature === 'agency')
  const owed = ticket.lines.some((line) => line.nature === 'liability')
  return [
    ...(ticket.vat.length === 0
      ? []
      : [
          rule(),
          table(
            [
              { header: 'TVA', align: 'left', width: 7 },
              { header: 'HT', align: 'right', width: 'flex' },
              { header: 'TVA', align: 'right', width: 'flex' },
              { header: 'TTC', align: 'right', width: 'flex' },
            ],
            [
              ...ticket.vat.map((row) => [
                `${code({ nature: 'own', vatRate: row.rate })} ${rate(row.rate, 'fr')}`,
                amount(row.htCents, 'fr'),
                amount(row.vatCents, 'fr'),
                amount(row.ttcCents, 'fr'),
              ]),
              [
                'Total',
                amount(ticket.htCents, 'fr'),
                amount(ticket.vatCents, 'fr'),
                amount((ticket.htCents + ticket.vatCents) as Cents, 'fr'),
              ],
            ],
          ),
        ]),
    ...(collected ? [text('P : encaissé pour le compte d’un tiers, sans TVA')] : []),
    ...(owed ? [text('H : hors chiffre d’affaires, sans TVA')] : []),
  ]
}

/** A letter for each rate of this ticket, in rising order; P for what is collected for others, H for what is owed. */
function vatCodes(ticket: ReceiptTicket): CodeOf {
  const letters = new Map(ticket.vat.map((row, index) => [row.rate, String.fromCharCode(65 + index)]))
  return (line) => (line.nature === 'own' ? (letters.get(line.vatRate) ?? '') : line.nature === 'liability' ? 'H' : 'P')
}
