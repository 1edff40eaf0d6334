import { wallTime } from '../../shared/business-day.ts'
import { zBuyer } from '../../shared/contracts/invoices.ts'
import { newLineId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { takeMonthBack } from '../../main/services/index.ts'
import {
  actsBetween,
  commissionRef,
  ledgerOf,
  monthOf,
  monthOfCarrier,
  payingCarriers,
  SERVICE,
  vatOf,
  type BooksParts,
} from './months.ts'
import type { StatementHandlers } from './parts.ts'
import type { Carrier } from './rules/carrier.ts'
import { totalsOf } from './rules/statement.ts'
import type { Sold } from './statement-store.ts'

type Handlers = Pick<StatementHandlers, 'invoiceCommission' | 'takeCommissionBack'>
type Asked = Parameters<Handlers['invoiceCommission']>[0]

/** The commission of a month as turnover: sold once on the carrier's account, taken back by a credit note. */
export function commissionHandlers(parts: BooksParts): Handlers {
  const { statements, doors, zone } = parts

  /** Whom it is owed by, as an invoice names them. */
  function payerOf({ payerId }: Carrier) {
    const customer = payerId === null ? undefined : doors.customers.byId(payerId)
    if (!customer) return refuse('PAYER_MISSING')
    const { name, addressLines, postcode, city, country, siren, vatNumber } = customer
    const buyer = zBuyer.safeParse({ name, addressLines, postcode, city, country, siren, vatNumber })
    return buyer.success ? ok({ customerId: customer.customerId, buyer: buyer.data }) : refuse('PAYER_ADDRESS_MISSING')
  }

  /** What is sold: what the register says, or what the carrier says. */
  function worthOf({ carrier, month, whose }: Asked, { nowMs }: CommandContext) {
    const { from, to } = monthOf(month)
    const { lines, totals } = monthOfCarrier(parts, carrier, actsBetween(parts, from, to), nowMs)
    if (whose === 'ours') return ok({ lines, totals, theirNumber: '' })
    const { theirs } = statements.of(carrier, month)
    if (!theirs) return refuse('THEIRS_MISSING')
    const rate = vatOf(parts, nowMs)
    return ok({ lines, totals: { ...totalsOf(theirs.htCents, rate), rate }, theirNumber: theirs.number })
  }

  function mayInvoice({ carrier: code, month }: Asked, { nowMs }: CommandContext) {
    const carrier = payingCarriers(parts).find((one) => one.code === code)
    if (!carrier) return refuse('CARRIER_UNKNOWN')
    const { to } = monthOf(month)
    if (wallTime(nowMs, zone()).day <= to) return refuse('MONTH_NOT_OVER', { day: to })
    const { standing } = ledgerOf(parts, code, month)
    return standing ? refuse('COMMISSION_INVOICED', { number: standing.number }) : ok(carrier)
  }

  /** One line: VAT is worked out once, on the total; the statement beside the invoice says what it is made of. */
  function lineOf({ name, code }: Carrier, month: string, ttcCents: Cents) {
    const [year, number] = month.split('-')
    return {
      lineId: newLineId(),
      label: `Commission colis ${name} ${number}/${year}`,
      priceCents: ttcCents,
      service: { service: SERVICE, ref: commissionRef(code, month), nature: 'own', family: 'Commissions colis' },
    } as const
  }

  return {
    invoiceCommission(asked, context) {
      const may = mayInvoice(asked, context)
      if (!may.ok) return may
      const carrier = may.value
      const worth = worthOf(asked, context)
      if (!worth.ok) return worth
      const { lines, totals, theirNumber } = worth.value
      if (totals.ttcCents <= 0) return refuse('NOTHING_TO_INVOICE')
      const payer = payerOf(carrier)
      if (!payer.ok) return payer
      const { buyer, customerId } = payer.value
      // A contract is no credit at the counter: the limit of the account is not asked.
      const sale = doors.sellApart(
        {
          tenders: [{ kind: 'account', amountCents: totals.ttcCents, ref: customerId }],
          place: 'on-site',
          lines: [lineOf(carrier, asked.month, totals.ttcCents)],
          receiptAsked: null,
        },
        context,
      )
      if (!sale.ok) return sale
      const ticket = sale.value.number
      const invoice = asked.whose === 'ours' ? doors.invoices.makeFor(ticket, buyer, customerId, context) : undefined
      const sold: Sold = {
        ticket,
        whose: asked.whose,
        invoiceSeq: invoice?.seq ?? null,
        number: invoice?.number ?? theirNumber,
        totals,
        lines: [...lines],
        atMs: context.nowMs,
      }
      const kept = statements.of(asked.carrier, asked.month)
      statements.save(asked.carrier, asked.month, { ...kept, sold: [...kept.sold, sold] })
      context.announce('services.changed')
      context.announce('customers.changed')
      return ok({ number: sold.number, ttcCents: totals.ttcCents, invoiceSeq: sold.invoiceSeq })
    },

    takeCommissionBack({ carrier, month }, context) {
      if (!payingCarriers(parts).some(({ code }) => code === carrier)) return refuse('CARRIER_UNKNOWN')
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const { standing } = ledgerOf(parts, carrier, month)
      if (!standing) return refuse('COMMISSION_NOT_INVOICED')
      const done = takeMonthBack(doors, standing.ticket, context)
      if (done.ok) context.announce('services.changed')
      return done
    },
  }
}
