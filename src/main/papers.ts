import { z } from 'zod'
import { assert } from '../shared/assert.ts'
import { ticketCode } from '../shared/ticket-code.ts'
import { zCashMovement } from '../shared/contracts/cash-movements.ts'
import { zReading } from '../shared/contracts/cash-sessions.ts'
import { zCustomerId, zVoucherId } from '../shared/ids.ts'
import { zServiceId } from '../shared/service-line.ts'
import { zCents, zInstantMs } from '../shared/contracts/procedure.ts'
import type { PrintDocument } from '../shared/contracts/printing.ts'
import type { Software } from '../shared/contracts/till.ts'
import type { Accounts } from './accounts/index.ts'
import type { OpenBrick } from './brick.ts'
import type { CashSessionStore } from './cash-sessions/index.ts'
import type { ClosureStore } from './closures/index.ts'
import { cardSlip } from './documents/card-slip.ts'
import { cashSlip } from './documents/cash.ts'
import { closureReport } from './documents/closure.ts'
import { ofDemonstration } from './documents/demonstration.ts'
import { invoicePaper } from './documents/invoice.ts'
import type { PaperDocument } from './documents/model.ts'
import { kitchenOrder } from './documents/kitchen-order.ts'
import { loyaltyCard } from './documents/loyalty-card.ts'
import { note } from './documents/note.ts'
import { notice } from './documents/notice.ts'
import { xReport, zReport } from './documents/reading.ts'
import { receipt } from './documents/receipt.ts'
import { shelfLabel } from './documents/shelf-label.ts'
import { accountStatement } from './documents/statement.ts'
import { testPage } from './documents/test-page.ts'
import { voucherPaper } from './documents/voucher.ts'
import type { Invoices } from './invoices/index.ts'
import type { KitchenStore } from './kitchen/index.ts'
import type { Loyalty, LoyaltyStore } from './loyalty/index.ts'
import type { Notes } from './notes/index.ts'
import type { SettingsStore } from './settings/store.ts'
import type { Vouchers } from './vouchers/index.ts'
import type { Tickets } from './tickets/index.ts'

type Parts = {
  readonly tickets: Tickets
  readonly notes: Notes
  readonly kitchen: Pick<KitchenStore, 'order'>
  readonly invoices: Pick<Invoices, 'document'>
  readonly sessions: CashSessionStore
  readonly closures: ClosureStore
  readonly settings: SettingsStore
  readonly vouchers: () => Pick<Vouchers, 'onPaper'>
  readonly accounts: () => Pick<Accounts, 'statement'>
  readonly services: () => readonly (Pick<OpenBrick, 'paper'> & { readonly id: string })[]
  readonly stamps: {
    readonly loyalty: Pick<Loyalty, 'onReceipt' | 'rules'>
    readonly store: Pick<LoyaltyStore, 'cardOf'>
  }
  readonly nameOf: (operatorId: string) => string
  readonly software: Software
}
const zXContent = z.object({
  reading: zReading,
  readAtMs: zInstantMs,
  training: z.boolean().default(false),
  blind: z.boolean().default(false),
})

const zShelfLabel = z.strictObject({
  label: z.string(),
  priceCents: zCents.nullable(),
  code: z.string().nullable(),
  lang: z.enum(['fr', 'en']),
})
const zVoucherContent = z.object({ voucherId: zVoucherId })
const zServiceContent = z.object({ service: zServiceId, content: z.string() })
const zCustomerContent = z.object({ customerId: zCustomerId })
const zStatementContent = z.object({ customerId: zCustomerId, atMs: zInstantMs })

/** What is asked for: a document, its number where it has one, and which of its papers. */
export type PaperOrder = {
  readonly document: PrintDocument
  readonly number: number | null
  readonly copyNumber: number
  readonly content: string | null
}

/** The printer that an e-ticket names. */
const E_TICKET = 'e-ticket'

type PaperPrinter = { readonly name: string; readonly columns: number }

/**
 * Every paper of the till, made again from the ledger whenever it is wanted: no screen and no queue keeps one. Those of a
 * demo café say what they are.
 */
export function createPapers(parts: Parts) {
  const { settings, software } = parts

  function ticketPaper(number: number, copyNumber: number, training: boolean, withCode = false): PaperDocument {
    const chain = training ? 'training' : 'tickets'
    const sealed = parts.tickets.sealedIn(chain, number)
    assert(sealed, `ticket ${number} is in the ledger`)
    const hash = parts.tickets.hashOf(number, chain)
    const stamps = training ? undefined : parts.stamps.loyalty.onReceipt(number)
    return receipt(
      {
        ...sealed.body,
        kind: sealed.kind,
        corrects: sealed.kind === 'sale' ? null : sealed.body.corrects.number,
      },
      {
        number,
        till: settings.current().till,
        operatorName: parts.nameOf(sealed.operator),
        copyNumber,
        training,
        seal: hash.slice(0, 8).toUpperCase(),
        ...(stamps && { stamps }),
        ...(withCode ? { code: ticketCode(settings.current().till, number) } : {}),
      },
    )
  }

  return (order: PaperOrder, printer: PaperPrinter): PaperDocument => {
    const paper = made(order, printer)
    return settings.current().demo ? ofDemonstration(paper) : paper
  }

  function made(order: PaperOrder, printer: PaperPrinter): PaperDocument {
    const { till, site, settings: current } = settings.current()
    const stamp = { till, site, software, zone: current.zone, operatorName: '', nameOf: parts.nameOf }
    const number = order.number ?? 0
    const { copyNumber } = order
    switch (order.document) {
      case 'receipt':
        // On a screen there is no paper to bring back.
        return ticketPaper(number, copyNumber, false, current.receiptCode && printer.name !== E_TICKET)
      case 'training-receipt':
        return ticketPaper(number, copyNumber, true)
      case 'z-report': {
        const report = parts.sessions.z(number)
        assert(report, `Z ${number} is in the ledger`)
        return zReport(report, { ...stamp, copyNumber })
      }
      case 'closure': {
        const closure = parts.closures.bySeq(number)
        assert(closure, `closing ${number} is in the ledger`)
        return closureReport(closure, { ...stamp, copyNumber })
      }
      case 'note':
      case 'training-note': {
        const training = order.document === 'training-note'
        const noted = parts.notes.noted(number, training)
        assert(noted, `note ${number} is in the ledger`)
        return note(noted.body, { number, till, operatorName: parts.nameOf(noted.operator), copyNumber, training })
      }
      case 'invoice': {
        const invoice = parts.invoices.document(number)
        assert(invoice, `invoice ${number} is in the ledger`)
        return invoicePaper(invoice, { copyNumber })
      }
      case 'kitchen-order': {
        const sent = parts.kitchen.order(number)
        assert(sent, `order ${number} was sent`)
        return kitchenOrder(sent, { server: parts.nameOf(sent.operatorId), zone: current.zone, copyNumber })
      }
      case 'x-report': {
        const { reading, ...when } = zXContent.parse(JSON.parse(order.content ?? '{}')) // `printX` wrote it
        return xReport(reading, { ...stamp, ...when })
      }
      case 'cash-slip': {
        const movement = zCashMovement.parse(JSON.parse(order.content ?? '{}')) // its command wrote it
        return cashSlip(movement, { ...stamp, operatorName: parts.nameOf(movement.operatorId) })
      }
      case 'voucher': {
        const { voucherId } = zVoucherContent.parse(JSON.parse(order.content ?? '{}')) // its issue wrote it
        const issued = parts.vouchers().onPaper(voucherId)
        assert(issued, 'a voucher that is printed was issued')
        return voucherPaper(issued.voucher, { site, zone: current.zone, code: issued.code })
      }
      case 'shelf-label':
        return shelfLabel(zShelfLabel.parse(JSON.parse(order.content ?? '{}'))) // its command wrote it
      case 'loyalty-card': {
        const { customerId } = zCustomerContent.parse(JSON.parse(order.content ?? '{}')) // its command wrote it
        const cardNumber = parts.stamps.store.cardOf(customerId)
        // Whoever was erased meanwhile has no card any more.
        return cardNumber === undefined ? notice(site) : loyaltyCard(parts.stamps.loyalty.rules(), { site, cardNumber })
      }
      case 'statement': {
        const { customerId, atMs } = zStatementContent.parse(JSON.parse(order.content ?? '{}')) // its command wrote it
        const statement = parts.accounts().statement(customerId, atMs)
        // Whoever was erased meanwhile owes nothing: nothing is left to say.
        return statement ? accountStatement(statement, { site, zone: current.zone, atMs }) : notice(site)
      }
      case 'service': {
        const { service, content } = zServiceContent.parse(JSON.parse(order.content ?? '{}')) // the service wrote it
        const open = parts.services().find(({ id }) => id === service)
        return open ? open.paper(content) : notice(site)
      }
      case 'card-slip':
        return cardSlip(order.content ?? '')
      case 'notice':
        return notice(site)
      case 'test-page':
        return testPage(printer)
    }
  }
}
export type Papers = ReturnType<typeof createPapers>
