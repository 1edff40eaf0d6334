import { milli, type Milli } from '../../shared/money.ts'
import { newLineId } from '../../shared/ids.ts'
import type { TabInList } from '../../shared/contracts/tabs.ts'
import type { DraftLine, DraftTicket } from '../tickets/draft.ts'

const NOTHING = milli(0)

/** The lines that were asked for together last; nobody asks for a tip, a voucher or a rental again. */
export function lastRoundOf(all: readonly DraftLine[]): readonly DraftLine[] {
  const lines = all.filter((line) => line.owed === null && line.service === null)
  const last = lines.reduce((round, line) => Math.max(round, line.round), 0)
  return lines.filter((line) => line.round === last)
}

/** A round that was given a pause is over: what is asked for next begins another. */
export function roundAfter({ lines, round }: Pick<DraftTicket, 'lines' | 'round'>): number {
  return lines.some((line) => line.round === round) ? round + 1 : round
}

/** The same again, as a round of its own: nothing of it was sent, noted or taken off yet. */
export function againLines(
  lines: readonly DraftLine[],
  round: number,
  today: (
    line: DraftLine,
  ) => Pick<DraftLine, 'priceCents' | 'takeawayPriceCents' | 'priceList' | 'takeawayPriceList' | 'vatClass'>,
): readonly DraftLine[] {
  return lastRoundOf(lines).map((line) => {
    const lineId = newLineId()
    return {
      ...line,
      ...today(line),
      lineId,
      rootLineId: lineId,
      round,
      discount: null,
      sentMilli: NOTHING,
      shared: null,
    }
  })
}

/** What the last round was, as a key says it before it is asked for again. */
export function roundInWords(lines: readonly DraftLine[]): TabInList['lastRound'] {
  const labels = Map.groupBy(lastRoundOf(lines), (line) => line.label)
  return [...labels].map(([label, same]) => ({
    label,
    quantityMilli: same.reduce<number>((total, line) => total + line.quantityMilli, 0) as Milli,
  }))
}
