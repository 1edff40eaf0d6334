import { addCash } from '../../shared/cash.ts'
import type { PeriodFigures } from '../../shared/contracts/closures.ts'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import { cents, sum } from '../../shared/money.ts'
import { zSupply } from '../../shared/ticket.ts'
import { sumTickets, type SealedTicket } from '../tickets/index.ts'
import { addFamilies } from './rules.ts'

/** What a day adds up to: its sealed tickets, and the drawers counted since the day before was sealed. */
export function figuresOfDay(
  tickets: readonly SealedTicket[],
  counted: readonly Pick<ZReport, 'overShortCents' | 'reading'>[],
): PeriodFigures {
  const { firstTicket: _first, lastTicket: _last, ...sums } = sumTickets(tickets)
  const lines = tickets.flatMap((ticket) => ticket.body.lines)
  return {
    ...sums,
    vat: [...sums.vat],
    tenders: [...sums.tenders],
    families: addFamilies(
      lines.map((line) => ({
        family: line.category,
        nature: line.nature,
        ...(line.owed && { owed: line.owed.kind }),
        supply: line.supply,
        rate: line.vatRate,
        ttcCents: line.ttcCents,
        htCents: line.htCents,
        vatCents: line.vatCents,
      })),
    ),
    supplies: zSupply.options.flatMap((supply) => {
      const holding = tickets.filter((ticket) =>
        ticket.body.lines.some((line) => line.supply === supply && line.nature === 'own'),
      )
      return holding.length === 0 ? [] : [{ supply, ticketCount: holding.length }]
    }),
    cashOverCents: sum(counted.map((z) => cents(Math.max(0, z.overShortCents)))),
    cashShortCents: sum(counted.map((z) => cents(Math.max(0, -z.overShortCents)))),
    zCount: counted.length,
    cashMovements: addCash(counted.flatMap((z) => z.reading.movements)),
  }
}
