import { wallTime } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { commissionHandlers } from './commission.ts'
import type { Move } from './moves.ts'
import { figuresOf, ledgerOf, monthOf, monthOfService } from './months.ts'
import { statementFile } from './papers/statement-file.ts'
import type { AgencyParts, StatementHandlers } from './parts.ts'
import type { CounterService } from './rules/service.ts'
import { gapsOf } from './rules/statement.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { daysToType } from './typing.ts'

/** Whether a month of a service has anything to be looked at. */
export const hasPartner = ({ kind, nature }: Pick<CounterService, 'kind' | 'nature'>): boolean =>
  nature === 'agency' || kind === 'agency-payout'

/** What the counter services bring by month, beside what their partners say. */
export function statementHandlers(parts: AgencyParts): StatementHandlers {
  const { services, moves, statements, doors, zone } = parts

  function rowOf(service: CounterService, month: string, all: readonly Move[], nowMs: number) {
    const own = all.filter((move) => move.service === service.code)
    const of = monthOfService(parts, service, own, month, nowMs)
    const { theirs, shown } = ledgerOf(parts, service.code, month)
    const daysMissing = daysToType(parts, service, nowMs, monthOf(month)).length
    return {
      service: service.code,
      name: service.name,
      partner: service.partner,
      lines: [...of.lines],
      totals: of.totals,
      settles: of.settles,
      toCheck: of.toCheck,
      daysMissing,
      theirs,
      gaps: theirs && gapsOf(theirs, of.totals, daysMissing),
      sold: shown.map(({ ticket, invoiceSeq, number, totals, atMs, takenBackBy }) => ({
        ticket,
        invoiceSeq,
        number,
        htCents: totals.htCents,
        ttcCents: totals.ttcCents,
        atMs,
        takenBackBy,
      })),
      hasPartner: service.partnerId !== null,
    }
  }

  return {
    month: ({ month }, { nowMs }) => figuresOf(parts, month, nowMs),

    statements({ month }, { nowMs }) {
      const { from, to } = monthOf(month)
      const all = moves.meantBetween(from, to)
      return {
        isOver: wallTime(nowMs, zone()).day > to,
        rows: services
          .services()
          .filter(
            (service) => hasPartner(service) && (service.isOn || all.some((move) => move.service === service.code)),
          )
          .map((service) => rowOf(service, month, all, nowMs)),
      }
    },

    saveTheirs({ service: code, month, commandId: _, ...said }, { nowMs, announce }) {
      const service = services.service(code)
      if (!service) return refuse('SERVICE_UNKNOWN')
      const { from, to } = monthOf(month)
      const theirs = { ...said, savedAtMs: nowMs }
      statements.save(code, month, { ...statements.of(code, month), theirs })
      const { totals, daysMissing } = rowOf(service, month, moves.meantBetween(from, to), nowMs)
      announce('services.changed')
      return ok(gapsOf(theirs, totals, daysMissing))
    },

    ...commissionHandlers(parts),

    async statementFile({ service: code, month, as }, { nowMs }) {
      const service = services.service(code)
      if (!service) return null
      const { from, to } = monthOf(month)
      const all = moves.meantBetween(from, to)
      const own = all.filter((move) => move.service === code)
      const row = rowOf(service, month, all, nowMs)
      const { standing } = ledgerOf(parts, code, month)
      const site = siteOnPaper(doors.cafe())
      return statementFile({ ...row, gaps: row.gaps ?? null, standing, service, own, month, site, nowMs }, as)
    },
  }
}
