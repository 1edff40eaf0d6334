import { objectOf, rowsOf, textOf, wholeOf, type ReadEntry } from './read-entry.ts'
import type { Payload } from './entry.ts'

/** A sealed ticket as corrections name it. */
export type Original = { readonly entry: ReadEntry; readonly hash: string }
type Sum = { quantity: number; ttc: number; vat: number }

/**
 * Follows what is given back through a journal that is read from its start. A correction must name a sale by its hash;
 * of each line no more is given back than was sold (quantity, TTC, VAT), at its own rate, and all of the amount where all
 * of the quantity. `original` answers with a ticket read before, `undefined` where it lies before what is read.
 */
export function createRefundCheck(firstTicket: number, original: (number: number) => Original | undefined) {
  const given = new Map<string, Sum>()

  function lineFits(number: number, line: Payload, lines: readonly Payload[]): boolean {
    const position = wholeOf(line, 'ofLine') ?? -1
    const sold = lines[position]
    if (!sold || wholeOf(line, 'vatRate') !== wholeOf(sold, 'vatRate')) return false
    const back = given.get(`${number} ${position}`) ?? { quantity: 0, ttc: 0, vat: 0 }
    given.set(`${number} ${position}`, back)
    back.quantity -= wholeOf(line, 'quantityMilli') ?? NaN
    back.ttc -= wholeOf(line, 'ttcCents') ?? NaN
    back.vat -= wholeOf(line, 'vatCents') ?? NaN
    const all = sumOf(sold)
    const isWhole = back.quantity === all.quantity
    const amountsFit = isWhole
      ? back.ttc === all.ttc && back.vat === all.vat
      : isPart(back.ttc, all.ttc) && isPart(back.vat, all.vat)
    return (wholeOf(line, 'quantityMilli') ?? 0) < 0 && back.quantity <= all.quantity && amountsFit
  }

  return {
    /** Takes the next ticket; answers whether it gives back no more than it may. */
    follows({ kind, seq, payload }: ReadEntry): boolean {
      if (kind === 'sale') return true
      const corrects = objectOf(payload?.['corrects'])
      const number = wholeOf(corrects, 'number')
      if (number === undefined || number >= (seq ?? 0)) return false
      if (number < firstTicket) return true // it was archived or purged: its hash and its lines are in its archive
      const found = original(number)
      if (found?.entry.kind !== 'sale' || textOf(corrects, 'hash') !== found.hash) return false
      const lines = rowsOf(found.entry.payload?.['lines'])
      return rowsOf(payload?.['lines']).every((line) => lineFits(number, line, lines))
    },
  }
}

function sumOf(line: Payload): Sum {
  return {
    quantity: wholeOf(line, 'quantityMilli') ?? NaN,
    ttc: wholeOf(line, 'ttcCents') ?? NaN,
    vat: wholeOf(line, 'vatCents') ?? NaN,
  }
}

/** Between nothing and the whole, whichever its sign is. */
function isPart(part: number, whole: number): boolean {
  return whole < 0 ? part <= 0 && part >= whole : part >= 0 && part <= whole
}
