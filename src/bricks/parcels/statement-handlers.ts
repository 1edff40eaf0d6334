import { daysBetween, wallTime } from '../../shared/business-day.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import {
  actsBetween,
  ledgerOf,
  monthOf,
  monthOfCarrier,
  payingCarriers,
  salesBetween,
  type BooksParts,
} from './months.ts'
import { statementFile } from './papers/statement-file.ts'
import type { StatementHandlers } from './parts.ts'
import { countsOf } from './rules/acts.ts'
import { compare, gapOf, readTheirs, theirTotal } from './rules/theirs.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { besideOf, hourly, spentOn } from './rules/worth.ts'

/** How many lines of a difference are told; their count tells of all. */
const SHOWN_MAX = 50
const YEAR_DAYS = 366

/** What the parcels bring: by month and carrier, beside what the carrier says and how long it took. */
export function statementHandlers(
  parts: BooksParts,
): Omit<StatementHandlers, 'invoiceCommission' | 'takeCommissionBack'> {
  const { carriers, statements, doors, zone } = parts

  function rowOf(carrier: ReturnType<typeof payingCarriers>[number], month: string, context: Month) {
    const { acts, nowMs, beside } = context
    const { code, name, payerId } = carrier
    const of = monthOfCarrier(parts, code, acts, nowMs)
    const { theirs, shown } = ledgerOf(parts, code, month)
    const spent = spentOn(of.acts, carriers.setup())
    return {
      carrier: code,
      name,
      counts: countsOf(of.acts),
      lines: [...of.lines],
      totals: of.totals,
      withoutTerms: of.paid.filter(({ isAgreed }) => !isAgreed).length,
      theirs: theirs && {
        number: theirs.number,
        htCents: theirs.htCents,
        gapCents: gapOf(theirs.htCents, of.totals.htCents),
        rows: theirs.rows.length,
        savedAtMs: theirs.savedAtMs,
      },
      sold: shown.map(({ ticket, whose, invoiceSeq, number, totals, atMs, takenBackBy }) => ({
        ticket,
        whose,
        invoiceSeq,
        number,
        htCents: totals.htCents,
        ttcCents: totals.ttcCents,
        atMs,
        takenBackBy,
      })),
      spent: { ...spent, hourlyCents: hourly(of.totals.htCents, spent) },
      beside: beside.get(code) ?? { visits: 0, followed: 0, salesCents: ZERO },
      hasPayer: payerId !== null,
      owesCents: payerId === null ? null : doors.accounts.mayLessen(payerId),
    }
  }
  type Month = {
    readonly acts: ReturnType<typeof actsBetween>
    readonly nowMs: number
    readonly beside: ReturnType<typeof besideOf>
  }

  return {
    statements({ month }, { nowMs }) {
      const { from, to } = monthOf(month)
      const acts = actsBetween(parts, from, to)
      const { inducedMinutes } = carriers.setup()
      const isSeen = ({ code, to: until, from: since }: ReturnType<typeof payingCarriers>[number]) =>
        acts.some((act) => act.carrier === code) ||
        statements.of(code, month).sold.length > 0 ||
        (since <= to && (until === null || until >= from))
      // Without a visit no sale is beside one: the tickets of the month are not read for nothing.
      const sales = acts.some(({ kind }) => kind === 'handed-over') ? salesBetween(parts, from, to) : []
      const beside = besideOf(acts, sales, inducedMinutes)
      return {
        isOver: wallTime(nowMs, zone()).day > to,
        inducedMinutes,
        rows: payingCarriers(parts)
          .filter(isSeen)
          .map((carrier) => rowOf(carrier, month, { acts, nowMs, beside })),
      }
    },

    compareStatement({ carrier, month }, { nowMs }) {
      const { theirs } = statements.of(carrier, month)
      if (!theirs || theirs.rows.length === 0) return null
      const { from, to } = monthOf(month)
      const { paid } = monthOfCarrier(parts, carrier, actsBetween(parts, from, to), nowMs)
      const { both, onlyTheirs, onlyOurs, otherPrice } = compare(paid, theirs.rows)
      const first = <Row, Shown>(rows: readonly Row[], show: (row: Row) => Shown) => ({
        count: rows.length,
        rows: rows.slice(0, SHOWN_MAX).map(show),
      })
      return {
        both,
        onlyTheirs: first(onlyTheirs, (row) => row),
        onlyOurs: first(onlyOurs, ({ act, what, unitCents }) => ({
          code: act.code,
          what,
          htCents: unitCents,
          day: act.day,
        })),
        otherPrice: first(otherPrice, ({ paid: { act, unitCents }, theirCents }) => ({
          code: act.code,
          ourCents: unitCents,
          theirCents,
        })),
      }
    },

    saveTheirs({ carrier, month, number, htCents, lines }, { nowMs, announce }) {
      if (!payingCarriers(parts).some(({ code }) => code === carrier)) return refuse('CARRIER_UNKNOWN')
      const rows = readTheirs(lines)
      if (lines.some((line) => line !== '') && rows.length === 0) return refuse('NO_NUMBER_FOUND')
      const total = htCents ?? theirTotal(rows)
      if (total === null) return refuse('THEIR_TOTAL_MISSING')
      const kept = statements.of(carrier, month)
      const theirs = { number, htCents: total, rows: [...rows], savedAtMs: nowMs }
      statements.save(carrier, month, { ...kept, theirs })
      announce('services.changed')
      return ok({ rows: rows.length, htCents: total })
    },

    async statementFile({ carrier, month, as }, { nowMs }) {
      const known = payingCarriers(parts).find(({ code }) => code === carrier)
      if (!known) return null
      const { from, to } = monthOf(month)
      const of = monthOfCarrier(parts, carrier, actsBetween(parts, from, to), nowMs)
      const { theirs, standing } = ledgerOf(parts, carrier, month)
      const site = siteOnPaper(doors.cafe())
      return statementFile({ ...of, carrier: known, month, site, zone: zone(), nowMs, theirs, sold: standing }, as)
    },

    dayCounts({ from, to }) {
      if (daysBetween(from, to) > YEAR_DAYS) return []
      const byDay = Map.groupBy(actsBetween(parts, from, to), ({ day, carrier }) => `${day} ${carrier}`)
      return [...byDay.values()].flatMap((same) => {
        const [first] = same
        return first ? [{ day: first.day, carrier: first.carrier, ...countsOf(same) }] : []
      })
    },
  }
}
