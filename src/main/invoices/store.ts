import { assert } from '../../shared/assert.ts'
import { zBuyer, type Buyer } from '../../shared/contracts/invoices.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import { isBuyerSealed, type SealedInvoice } from './sealed-invoice.ts'

export const invoicesTrack: MigrationTrack = {
  part: 'invoices',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'invoices as the journal tells them, and beside it whom they name',
      sql: `
        CREATE TABLE invoices (
          seq INTEGER PRIMARY KEY,
          ticket_number INTEGER NOT NULL UNIQUE,
          customer_id TEXT,
          business INTEGER NOT NULL CHECK (business IN (0, 1)),
          supplied_on TEXT NOT NULL
        ) STRICT;
        CREATE INDEX invoices_by_customer ON invoices (customer_id) WHERE customer_id IS NOT NULL;
        CREATE INDEX invoices_by_day ON invoices (supplied_on) WHERE business = 1;
        CREATE TABLE invoice_buyers (
          seq INTEGER PRIMARY KEY,
          buyer TEXT NOT NULL,
          salt TEXT NOT NULL,
          issued_at_ms INTEGER NOT NULL
        ) STRICT;`,
    },
  ],
}

export function createInvoiceStore(db: WriteDb) {
  const insert = db.prepare<[number, number, string | null, number, string]>(
    'INSERT INTO invoices VALUES (?, ?, ?, ?, ?)',
  )
  const ofTicket = db.prepare<[number], number>('SELECT seq FROM invoices WHERE ticket_number = ?').pluck()
  const newest = db.prepare<[number], number>('SELECT seq FROM invoices ORDER BY seq DESC LIMIT ?').pluck()
  const ofCustomer = db.prepare<[string], number>('SELECT seq FROM invoices WHERE customer_id = ? ORDER BY seq').pluck()
  const business = db
    .prepare<[string, string], number>(
      'SELECT seq FROM invoices WHERE business = 1 AND supplied_on BETWEEN ? AND ? ORDER BY seq',
    )
    .pluck()
  const keepBuyer = db.prepare<[number, string, string, number]>('INSERT INTO invoice_buyers VALUES (?, ?, ?, ?)')
  const buyer = db.prepare<[number], { buyer: string; salt: string }>(
    'SELECT buyer, salt FROM invoice_buyers WHERE seq = ?',
  )
  const forgetBuyers = db.prepare<[number]>('DELETE FROM invoice_buyers WHERE issued_at_ms < ?')

  function apply({ seq, payload }: Entry): void {
    const invoice = payload as unknown as SealedInvoice // this part sealed it
    const { ticket, customerId, buyer: named, suppliedOn } = invoice
    insert.run(seq, ticket.number, customerId, Number(named?.business ?? false), suppliedOn)
  }
  const projection: Projection = {
    tables: ['invoices'],
    kinds: { 'invoices/invoice': apply, 'invoices/credit-note': apply },
  }

  return {
    projection,
    ofTicket: (ticketNumber: number): number | undefined => ofTicket.get(ticketNumber),
    newest: (limit: number): readonly number[] => newest.all(limit),
    ofCustomer: (customerId: CustomerId): readonly number[] => ofCustomer.all(customerId),
    /** Invoices to businesses for what was supplied between two days, both included. */
    business: (from: BusinessDay, to: BusinessDay): readonly number[] => business.all(from, to),
    /** Kept for ten years as the law wants (C. com. L123-22), beside the ledger, which names nobody. */
    keepBuyer(seq: number, named: Buyer, salt: string, issuedAtMs: number): void {
      assert(keepBuyer.run(seq, JSON.stringify(named), salt, issuedAtMs).changes === 1, 'one buyer an invoice')
    },
    buyer(seq: number): { readonly buyer: Buyer; readonly salt: string } | undefined {
      const row = buyer.get(seq)
      return row && { buyer: zBuyer.parse(JSON.parse(row.buyer)), salt: row.salt }
    },
    /** Forgets whom invoices named that were issued before; answers how many. */
    forgetBuyers: (beforeMs: number): number => forgetBuyers.run(beforeMs).changes,
  }
}
export type InvoiceStore = ReturnType<typeof createInvoiceStore>

/** Invoices whose buyer, kept beside the ledger, is not the one that was sealed. */
export function alteredBuyers(db: ReadDb): readonly number[] {
  const rows = db.prepare<[], { seq: number; buyer: string; salt: string; entry: string | null }>(
    `SELECT b.seq, b.buyer, b.salt, j.entry FROM invoice_buyers b
     LEFT JOIN journal_entries j ON j.chain = 'invoices' AND j.seq = b.seq ORDER BY b.seq`,
  )
  return [...rows.iterate()].filter((row) => !isRowSealed(row)).map(({ seq }) => seq)
}

function isRowSealed({ buyer, salt, entry }: { buyer: string; salt: string; entry: string | null }): boolean {
  try {
    const { payload } = JSON.parse(entry ?? '{}') as { payload?: SealedInvoice } // its own seal is checked beside this
    return payload !== undefined && isBuyerSealed(payload, { buyer: zBuyer.parse(JSON.parse(buyer)), salt })
  } catch {
    return false
  }
}
