import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CashDifference } from '../../src/shared/contracts/cash-sessions.ts'
import {
  zReportFile,
  type MarginRow,
  type ReasonRow,
  type ReportFile,
  type ReportTable,
  type Services,
} from '../../src/shared/contracts/reports.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { newTicketId } from '../../src/shared/ids.ts'
import { cellText } from '../../src/shared/report-cells.ts'
import { marginSheets, reasonSheets } from '../../src/shared/report-more-sheets.ts'
import {
  drawersSheet,
  heldSheets,
  servicesSheet,
  tableSheets,
  type Sheet,
  type SheetCell,
  type SheetWords,
} from '../../src/shared/report-sheets.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { readPdf } from '../support/pdf-reader.ts'
import { openReportCafe, type ReportCafe } from '../support/report-cafe.ts'
import { cook, furnish, help, nothingTold } from '../support/report-more.ts'
import { temporaryFolder } from '../support/shop.ts'

const DAY = '2026-11-23' as BusinessDay
const range = { from: DAY, to: DAY }
const asked = { range, against: 'week' as const }
const names = [
  { id: 'bikes', name: 'Bikes & co' },
  { id: 'agency', name: 'Counter' },
]
const { folder, remove } = temporaryFolder()
let cafe: ReportCafe

/** A day with something for each table: own sales and others, by three forms of money, given back, called off, taken off. */
beforeAll(() => {
  cafe = openReportCafe(folder)
  const told = nothingTold()
  cafe.clockTo('2026-11-22' as BusinessDay, 7 * 60)
  furnish(cafe)
  cook(cafe, told, 'prd_cafe', 2)
  const dayBefore = cafe.core.openDay()
  const baguette = newTicketId()
  cafe.add(baguette, 'prd_baguette')
  cafe.pay(baguette, 'cash')
  cafe.closeDay(dayBefore, 10_000)
  cafe.clockTo(DAY, 7 * 60)
  const sessionId = cafe.core.openDay()
  const sell = (kind: 'cash' | 'card' | 'cheque', fill: (ticketId: ReturnType<typeof newTicketId>) => void) => {
    const ticketId = newTicketId()
    fill(ticketId)
    cafe.pay(ticketId, kind)
  }
  cafe.clockTo(DAY, 9 * 60)
  sell('cash', (ticket) => {
    cafe.add(ticket, 'prd_cafe', 123)
    cafe.add(ticket, 'prd_le-monde')
    cafe.discount(ticket, 1000, 'staff')
  })
  cafe.clockTo(DAY, 14 * 60)
  cafe.cashier('opr_2')
  sell('card', (ticket) => {
    cafe.add(ticket, 'prd_salade-paysanne', 2)
    cafe.add(ticket, 'prd_demi')
    cafe.voidLine(ticket, 'too-slow')
    cafe.addService(ticket, 'Trente copies', 600, {
      service: 'agency',
      ref: 'ags_copies_noir',
      nature: 'own',
      family: 'Photocopies',
    })
    cafe.addService(ticket, 'Consigne', 3200, {
      service: 'agency',
      ref: 'agd_gaz_B-1',
      nature: 'liability',
      family: 'Consignes',
    })
  })
  sell('cheque', (ticket) => {
    cafe.addService(ticket, 'Vélo', 1234, { service: 'bikes', ref: 'hir_1', nature: 'own', family: 'Vélos' })
    cafe.addTip(ticket, 150)
  })
  cafe.refund(2, 0, 1000, 'cash', 'quality')
  // Of the day before: what is left of it today is less than nothing.
  cafe.refund(1, 0, 1000, 'cash', 'quality')
  help(cafe, told, DAY, 2, 20)
  const left = newTicketId()
  cafe.add(left, 'prd_croissant')
  cafe.voidTicket(left)
  cafe.clockTo(DAY, 20 * 60)
  cafe.closeDay(sessionId, 123_456)
})
afterAll(async () => {
  await cafe.core.close()
  remove()
})

const nameOf = (id: string) => cafe.core.parts.people.nameOf(id)

function sheetsOf(report: ReportFile, words: SheetWords): readonly Sheet[] {
  const asks = cafe.asks(cafe.nowMs())
  const { handlers } = cafe.core.parts
  const services = () => cafe.reports.services(asked, asks) as Services
  switch (report) {
    case 'services':
      return [servicesSheet(services(), words)]
    case 'held':
      return heldSheets(services(), words)
    case 'margins':
      return marginSheets(cafe.reports.margins({ range }, asks) as MarginRow[], words)
    case 'reasons':
      return reasonSheets(cafe.reports.reasons({ range }, asks) as ReasonRow[], words)
    case 'drawers':
      return [
        drawersSheet(
          (handlers.cashSessions.differences(range, asks) as { list: CashDifference[] }).list,
          words,
          nameOf,
        ),
      ]
    case 'day':
    case 'hour':
    case 'weekday':
    case 'product':
    case 'category':
    case 'server':
    case 'tender':
    case 'vat':
      return tableSheets(report, cafe.reports.table({ ...asked, by: report }, asks) as ReportTable, words)
  }
}

/** A figure as a spreadsheet reads it: no thousands, a comma, nothing for nothing. */
function plain(cell: SheetCell): string {
  const comma = (value: number, places: number) => value.toFixed(places).replace('.', ',')
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'cents':
    case 'signed':
      return comma(cell.cents / 100, 2)
    case 'count':
      return String(cell.count)
    case 'milli':
      return String(cell.milli / 1000).replace('.', ',')
    case 'tenths':
    case 'duration':
      return String(cell.tenths / 10).replace('.', ',')
    case 'permille':
    case 'share':
      return String(cell.permille / 10).replace('.', ',')
    case 'none':
      return ''
  }
}

describe.each(['fr', 'en'] as const)('in %s', (lang) => {
  const words: SheetWords = { lang, t: texts[lang], serviceName: (id) => names.find((one) => one.id === id)?.name }
  const file = async (report: ReportFile, format: 'csv' | 'pdf') => {
    const made = await cafe.reports.file({ ...asked, report, format, lang, names }, cafe.asks(cafe.nowMs()))
    return Buffer.from(made.base64, 'base64')
  }

  test.each(zReportFile.options)('the table of %s is the same for a spreadsheet, cell by cell', async (report) => {
    const sheets = sheetsOf(report, words)
    expect(sheets.flatMap(({ rows }) => rows).length).toBeGreaterThan(0)
    const [header, ...rows] = parse(await file(report, 'csv'), { delimiter: ';', bom: true })
    const several = sheets.length > 1
    expect(header).toEqual([...(several ? [''] : []), ...sheets[0]!.columns.map((column) => column.header)])
    expect(rows).toEqual(
      sheets.flatMap(({ heading, rows: own }) =>
        own.map(({ cells }) => [...(several ? [heading] : []), ...cells.map(plain)]),
      ),
    )
  })

  test.each(zReportFile.options)('the table of %s is read on its paper, sums as well', async (report) => {
    const said = readPdf(await file(report, 'pdf'))
      .words()
      .join(' ')
    const parts = (text: string) => text.split(/\s/).filter((word) => word !== '')
    expect(said).toContain(texts[lang].reports.pages[report])
    for (const { heading, columns, rows, sums } of sheetsOf(report, words)) {
      const cells = [...rows.flatMap((row) => row.cells), ...sums.filter(({ kind }) => kind !== 'none')]
      const texts_ = [heading, ...columns.map(({ header }) => header), ...cells.map((cell) => cellText(cell, lang))]
      for (const word of texts_.flatMap(parts)) expect(said).toContain(word)
    }
  })
})

test('what a table says of a known day', () => {
  const words: SheetWords = { lang: 'fr', t: texts.fr, serviceName: () => undefined }
  const told = (report: ReportFile) =>
    sheetsOf(report, words).map(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cellText(cell, 'fr'))))
  const [discounts, refunds, lines, tickets] = told('reasons')
  expect([discounts?.[0]?.[0], refunds?.[0]?.[0], lines?.[0]?.[0], tickets?.[0]?.[0]]).toEqual([
    'Personnel',
    'Pas bon',
    'Trop long',
    'Sans motif',
  ])
  const coffee = told('margins')[1]?.find(([name]) => name === 'Café')
  // 122 coffees that stayed sold, two of seven pieces of a ten-euro bag each: 348.57 of cost.
  expect(coffee?.[4]?.replaceAll(/\s/g, ' ')).toBe('348,57')
  expect(
    told('margins')[1]
      ?.find(([name]) => name === 'Photocopies')
      ?.slice(3),
  ).toEqual(['–', '–', '–', '–'])
})
