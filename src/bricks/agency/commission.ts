import { wallTime } from '../../shared/business-day.ts'
import { zBuyer } from '../../shared/contracts/invoices.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { takeMonthBack } from '../../main/services/index.ts'
import { ledgerOf, monthOf, monthOfService } from './months.ts'
import type { AgencyParts, StatementHandlers } from './parts.ts'
import type { CounterService } from './rules/service.ts'
import { lineOf } from './sealing.ts'
import type { Sold } from './statement-store.ts'

type Handlers = Pick<StatementHandlers, 'invoiceCommission' | 'takeCommissionBack'>

/** The commission of a month as turnover: sold once on the partner's account, taken back by a credit note. */
export function commissionHandlers(parts: AgencyParts): Handlers {
  const { statements, services, moves, doors, zone } = parts

  /** Whom it is owed by, as an invoice names them. */
  function payerOf({ partnerId }: CounterService) {
    const customer = partnerId === null ? undefined : doors.customers.byId(partnerId)
    if (!customer) return refuse('PARTNER_MISSING')
    const { name, addressLines, postcode, city, country, siren, vatNumber } = customer
    const buyer = zBuyer.safeParse({ name, addressLines, postcode, city, country, siren, vatNumber })
    return buyer.success
      ? ok({ customerId: customer.customerId, buyer: buyer.data })
      : refuse('PARTNER_ADDRESS_MISSING')
  }

  function worthOf(service: CounterService, month: string, { nowMs }: CommandContext) {
    const { from, to } = monthOf(month)
    const own = moves.meantBetween(from, to).filter((move) => move.service === service.code)
    return monthOfService(parts, service, own, month, nowMs)
  }

  return {
    invoiceCommission({ service: code, month }, context) {
      const service = services.service(code)
      if (!service) return refuse('SERVICE_UNKNOWN')
      const { to } = monthOf(month)
      if (wallTime(context.nowMs, zone()).day <= to) return refuse('MONTH_NOT_OVER', { day: to })
      const { standing } = ledgerOf(parts, code, month)
      if (standing) return refuse('COMMISSION_INVOICED', { number: standing.number })
      const { lines, totals } = worthOf(service, month, context)
      if (totals.ttcCents <= 0) return refuse('NOTHING_TO_INVOICE')
      const payer = payerOf(service)
      if (!payer.ok) return payer
      const { buyer, customerId } = payer.value
      const [year, number] = month.split('-')
      const label = `Commission ${service.name} ${number}/${year}`
      const ref = { way: 'commission', service: code, month } as const
      // A contract is no credit at the counter: the limit of the account is not asked.
      const sale = doors.sellApart(
        {
          tenders: [{ kind: 'account', amountCents: totals.ttcCents, ref: customerId }],
          place: 'on-site',
          // One line: VAT is worked out once, on the total; the statement beside the invoice says what it is made of.
          lines: [lineOf(service, ref, { label, priceCents: totals.ttcCents })],
          receiptAsked: null,
        },
        context,
      )
      if (!sale.ok) return sale
      const ticket = sale.value.number
      const invoice = doors.invoices.makeFor(ticket, buyer, customerId, context)
      const sold: Sold = {
        ticket,
        invoiceSeq: invoice.seq,
        number: invoice.number,
        totals,
        lines: [...lines],
        atMs: context.nowMs,
      }
      const kept = statements.of(code, month)
      statements.save(code, month, { ...kept, sold: [...kept.sold, sold] })
      context.announce('services.changed')
      context.announce('customers.changed')
      return ok({ number: sold.number, ttcCents: totals.ttcCents, invoiceSeq: sold.invoiceSeq })
    },

    takeCommissionBack({ service: code, month }, context) {
      if (!services.service(code)) return refuse('SERVICE_UNKNOWN')
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const { standing } = ledgerOf(parts, code, month)
      if (!standing) return refuse('COMMISSION_NOT_INVOICED')
      const done = takeMonthBack(doors, standing.ticket, context)
      if (done.ok) context.announce('services.changed')
      return done
    },
  }
}
