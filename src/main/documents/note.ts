import type { Place } from '../../shared/catalogue.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import { ONE, type Cents, type Milli } from '../../shared/money.ts'
import { amount, quantity } from '../../shared/texts/format.ts'
import type { DiscountReason } from '../../shared/ticket.ts'
import { euros, paperInstant } from './figures.ts'
import { banner, columns, feed, rule, text, type PaperDocument } from './model.ts'
import {
  beforeDiscount,
  discountBlocks,
  letterhead,
  lineName,
  placeNames,
  TRAINING_BANNER,
  type DiscountedLine,
} from './receipt.ts'

/** What a note before payment says (brief fiscal §1.7): no VAT and no tender, so that nobody takes it for a receipt. */
export type NoteBody = {
  readonly site: Site
  readonly software: Software
  readonly zone: string
  readonly notedAtMs: number
  readonly place: Place
  readonly discountReason?: DiscountReason
  readonly lines: readonly ({
    readonly label: string
    readonly options: readonly { readonly label: string }[]
    readonly quantityMilli: Milli
    readonly ttcCents: Cents
    readonly parts?: readonly { readonly label: string }[]
  } & DiscountedLine)[]
  readonly totalCents: Cents
}
type NoteStamp = {
  readonly number: number
  readonly till: string
  readonly operatorName: string
  readonly copyNumber: number
  readonly training: boolean
}

export function note(body: NoteBody, stamp: NoteStamp): PaperDocument {
  return {
    title: `Note ${stamp.number}`,
    blocks: [
      ...letterhead(body.site),
      feed(1),
      ...(stamp.training ? [banner(TRAINING_BANNER)] : []),
      banner('NOTE PROVISOIRE'),
      ...(stamp.copyNumber > 0 ? [banner(`DUPLICATA n° ${stamp.copyNumber}`)] : []),
      rule(),
      columns(`Note n° ${stamp.number}`, paperInstant(body.notedAtMs, body.zone), { bold: true }),
      columns(`${stamp.till} · ${stamp.operatorName}`, placeNames[body.place]),
      rule(),
      ...body.lines.flatMap((line) => [
        columns(
          line.quantityMilli === ONE || line.shared
            ? lineName(line)
            : `${quantity(line.quantityMilli, 'fr')} ${line.label}`,
          amount(beforeDiscount(line), 'fr'),
        ),
        ...(line.parts ?? []).map((part) => text(`   ${part.label}`)),
        ...(line.options.length === 0 ? [] : [text(`   ${line.options.map((option) => option.label).join(', ')}`)]),
        ...discountBlocks(line, body.discountReason),
      ]),
      rule(),
      columns('À PAYER', euros(body.totalCents), { bold: true, size: 'tall' }),
      feed(1),
      text('Ce document n’est pas un ticket de caisse. Prix TTC, service compris.', { align: 'center' }),
      text(`${body.software.name} ${body.software.version}`, { align: 'center' }),
    ],
  }
}
