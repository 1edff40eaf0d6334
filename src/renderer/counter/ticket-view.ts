import type { LineId } from '../../shared/ids.ts'
import { absolute } from '../../shared/money.ts'
import { quantity } from '../../shared/texts/format.ts'
import type { Lang, Texts } from '../../shared/texts/index.ts'
import type { Counter, Line, OpenTicket, SettledTicket, TenderKind } from '../../shared/ticket.ts'
import type { Paid } from '../shell/session.ts'

/** The line that a gesture changed: the new one, or the one whose quantity moved. */
export function touchedLine(before: OpenTicket | null | undefined, after: OpenTicket | null): LineId | undefined {
  const known = new Map(before?.lines.map((line) => [line.lineId, line.quantityMilli]))
  return after?.lines.findLast((line) => known.get(line.lineId) !== line.quantityMilli)?.lineId
}

/** What is said under a line: its price list, the parts of a set menu, its options, then its note. */
export function lineDetail(line: Pick<Line, 'options' | 'note'> & Partial<Pick<Line, 'parts' | 'priceList'>>): string {
  const parts = (line.parts ?? []).map(({ label, options }) =>
    options.length === 0 ? label : `${label} (${options.map((option) => option.label).join(', ')})`,
  )
  const options = line.options.map((option) => option.label)
  return [line.priceList ?? '', ...parts, ...options, line.note].filter(Boolean).join(' · ')
}

/** What a line says of what the kitchen or the bar was told; undefined where nobody was. */
export function sentWords(
  line: Pick<Line, 'quantityMilli' | 'sentMilli'>,
  lang: Lang,
  words: Pick<Texts['kitchen'], 'sent' | 'sentPart'>,
): string | undefined {
  if (line.sentMilli === 0) return undefined
  return line.sentMilli === line.quantityMilli ? words.sent : words.sentPart({ sent: quantity(line.sentMilli, lang) })
}

export function paidFrom(counter: Counter): Paid | undefined {
  const { last } = counter
  if (!last) return undefined
  return {
    kind: last.kind === 'refund' ? 'refund' : 'sale',
    ticketId: last.ticketId,
    number: last.number,
    corrects: last.corrects,
    totalCents: absolute(last.totalCents),
    changeCents: last.changeCents,
    kinds: last.tenderKinds,
  }
}

export type TenderWord = TenderKind | 'mixed' | 'none'

export function tenderWord(kinds: readonly TenderKind[]): TenderWord {
  const [first] = kinds
  if (!first) return 'none'
  return kinds.every((kind) => kind === first) ? first : 'mixed'
}

/** What a ticket was paid in, in words; nothing where nothing was taken. */
export function tenderPhrase(kinds: readonly TenderKind[], words: Texts['tender']): string | undefined {
  const [first, second, ...more] = new Set(kinds)
  if (!first) return undefined
  if (!second) return words.lower[first]
  return more.length > 0 ? words.several : words.both({ first: words.lower[first], second: words.lower[second] })
}

/** The strip above the tiles: what the last customer paid and got back. */
export type LastView =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'settled'
      readonly last: SettledTicket
      readonly word: TenderWord
      readonly hasChange: boolean
      readonly duplicate: boolean
      /** The sale that a refund would be of: this ticket, or the one that it corrects. */
      readonly saleNumber: number
    }

export function lastView(last: SettledTicket | null): LastView {
  if (!last) return { kind: 'none' }
  const word = tenderWord(last.tenderKinds)
  return {
    kind: 'settled',
    last,
    word,
    hasChange: last.changeCents > 0,
    duplicate: last.printed > 0,
    saleNumber: last.corrects ?? last.number,
  }
}
