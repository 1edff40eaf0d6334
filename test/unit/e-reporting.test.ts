import { describe, expect, it } from 'vitest'
import { eReport, eReportCsv, eReportJson, zEReport } from '../../src/main/accounting/e-reporting.ts'
import { Defect } from '../../src/shared/assert.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { Closure } from '../../src/shared/contracts/closures.ts'
import { cents } from '../../src/shared/money.ts'
import { invoiceOf, sealedDays, smallDay, type SampleDay } from '../support/closure-samples.ts'

const november = {
  siren: '732829320',
  from: '2026-11-01' as BusinessDay,
  to: '2026-11-30' as BusinessDay,
  vatOnDebits: false,
  demo: false,
}
const quiet: SampleDay = { ...smallDay, day: '2026-11-24', tickets: [], short: 0 }
const refunded: SampleDay = { ...quiet, day: '2026-11-25', tickets: smallDay.tickets.slice(2) }
const bottle = invoiceOf('2026-11-23', smallDay.tickets[1]!)
const reportOf = (
  days: readonly SampleDay[],
  options: Partial<typeof november> = {},
  invoiced = invoiceOf('', { lines: [], tenders: [] }),
) => eReport(sealedDays(days), { ...november, ...options }, invoiced)

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)

describe('the report to the tax platform', () => {
  it('F-62 has a group a day and category, its rates, its tickets, and receipts for services: worked out by hand', () => {
    const report = reportOf([smallDay, quiet, refunded])
    expect(report.transactions).toEqual([
      {
        date: '2026-11-23',
        currency: 'EUR',
        category: 'TLB1',
        vatTotalCents: 200,
        transactionCount: 1,
        rates: [{ rate: 2000, htCents: 1000, vatCents: 200 }],
      },
      {
        date: '2026-11-23',
        currency: 'EUR',
        category: 'TPS1',
        vatTotalCents: 65,
        transactionCount: 2, // the sale and the refund; the newspaper is not ours
        rates: [
          { rate: 1000, htCents: 145, vatCents: 15 },
          { rate: 2000, htCents: 250, vatCents: 50 },
        ],
      },
      {
        date: '2026-11-25',
        currency: 'EUR',
        category: 'TPS1',
        vatTotalCents: -50,
        transactionCount: 1,
        rates: [{ rate: 2000, htCents: -250, vatCents: -50 }],
      },
    ])
    expect(report.receipts).toEqual([
      { date: '2026-11-23', rate: 1000, currency: 'EUR', ttcCents: 160 },
      { date: '2026-11-23', rate: 2000, currency: 'EUR', ttcCents: 300 },
      { date: '2026-11-25', rate: 2000, currency: 'EUR', ttcCents: -300 },
    ])
  })

  it('F-62 has no receipts when VAT is paid on debits', () => {
    const report = reportOf([smallDay], { vatOnDebits: true })
    expect(report.receipts).toEqual([])
    expect(report.transactions).toEqual(reportOf([smallDay]).transactions)
  })

  it('F-62 leaves out what an invoice covers, and shows it apart', () => {
    const report = reportOf([smallDay], {}, bottle)
    expect(report.transactions.map(({ category }) => category)).toEqual(['TPS1'])
    expect(report.invoiced).toEqual([
      { businessDay: '2026-11-23', supply: 'goods', rate: 2000, htCents: 1000, vatCents: 200, ticketCount: 1 },
    ])
  })

  it('F-62 takes an invoiced service out of the rates, the count and the receipts of its day', () => {
    const drinks = invoiceOf('2026-11-23', smallDay.tickets[0]!)
    expect(drinks.map(({ ticketCount }) => ticketCount)).toEqual([1, 0]) // one ticket of two rates
    const { transactions, receipts } = reportOf([smallDay], {}, drinks)
    expect(transactions[1]).toEqual({
      date: '2026-11-23',
      currency: 'EUR',
      category: 'TPS1',
      vatTotalCents: -50,
      transactionCount: 1,
      rates: [{ rate: 2000, htCents: -250, vatCents: -50 }],
    })
    expect(receipts).toEqual([{ date: '2026-11-23', rate: 2000, currency: 'EUR', ttcCents: -300 }])
  })

  it('tells sales that a refund of the same day cancels, without a receipt', () => {
    const [, , refund] = smallDay.tickets
    const sale = {
      lines: refund!.lines.map((line) => ({ ...line, ttc: 300 })),
      tenders: [{ kind: 'cash', amount: 300 } as const],
    }
    const { transactions, receipts } = reportOf([{ ...quiet, tickets: [sale, refund!] }])
    expect(transactions).toMatchObject([{ transactionCount: 2, rates: [{ rate: 2000, htCents: 0, vatCents: 0 }] }])
    expect(receipts).toEqual([])
  })

  it('is refused as a defect when invoices and closures disagree', () => {
    const [row] = bottle
    const [day] = sealedDays([smallDay])
    expect(() => reportOf([smallDay], {}, [{ ...row!, businessDay: '2026-11-24' as BusinessDay }])).toThrow(
      '2026-11-24',
    )
    expect(() => reportOf([smallDay], {}, [{ ...row!, supply: 'service', ticketCount: 3 }])).toThrow('more tickets')
    expect(() => eReport([{ ...day!, level: 'month' }], november, [])).toThrow(Defect)
    expect(() => reportOf([{ ...smallDay, day: '2026-12-01' }])).toThrow(Defect)
    const { htCents, vatCents } = day!.figures
    const withFigures = (change: Partial<Closure['figures']>) => () =>
      eReport([{ ...day!, figures: { ...day!.figures, ...change } }], november, [])
    expect(withFigures({ htCents: cents(htCents + 1) })).toThrow('make its HT')
    expect(withFigures({ vatCents: cents(vatCents + 1) })).toThrow('make its VAT')
  })
})

describe('its files', () => {
  it('F-62 as JSON can be read back by its shape', () => {
    const report = reportOf([smallDay, refunded], {}, bottle)
    const json = text(eReportJson(report))
    expect(zEReport.parse(JSON.parse(json))).toEqual(report)
    expect(json.startsWith('{\n  "format": "zinc-e-reporting-1",\n  "siren": "732829320",\n')).toBe(true)
  })

  it('is not written for what is no SIREN', () => {
    expect(() => eReportJson(reportOf([smallDay], { siren: '=1+1' }))).toThrow()
    expect(() => eReportCsv(reportOf([smallDay], { siren: '=1+1' }))).toThrow()
  })

  it('F-36 F-62 as a table is UTF-8 with its mark, `;`, CR LF, decimal commas, and negative amounts that stay numbers', () => {
    const csv = text(eReportCsv(reportOf([smallDay, refunded], {}, bottle)))
    expect(csv.split('\r\n')).toEqual([
      '\ufeffSIREN;Ligne;Date (TT-77, TT-96);Devise (TT-78, TT-98);Catégorie (TT-81);Taux % (TT-86, TT-97);Base HT (TT-87);' +
        'TVA (TT-83, TT-88);TTC (TT-99);Opérations (TT-85)',
      '732829320;10.3 total;2026-11-23;EUR;TPS1;;;0,65;;2',
      '732829320;10.3 taux;2026-11-23;EUR;TPS1;10,00;1,45;0,15;;',
      '732829320;10.3 taux;2026-11-23;EUR;TPS1;20,00;2,50;0,50;;',
      '732829320;10.3 total;2026-11-25;EUR;TPS1;;;-0,50;;1',
      '732829320;10.3 taux;2026-11-25;EUR;TPS1;20,00;-2,50;-0,50;;',
      '732829320;10.4 encaissement;2026-11-23;EUR;TPS1;10,00;;;1,60;',
      '732829320;10.4 encaissement;2026-11-23;EUR;TPS1;20,00;;;3,00;',
      '732829320;10.4 encaissement;2026-11-25;EUR;TPS1;20,00;;;-3,00;',
      '732829320;facturé;2026-11-23;EUR;TLB1;20,00;10,00;2,00;;1',
      '',
    ])
  })
})
