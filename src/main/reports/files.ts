import type { CashDifference } from '../../shared/contracts/cash-sessions.ts'
import type { BeforeSpan, ReportFile } from '../../shared/contracts/reports.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import { cellText } from '../../shared/report-cells.ts'
import { marginSheets, reasonSheets } from '../../shared/report-more-sheets.ts'
import { drawersSheet, heldSheets, servicesSheet, tableSheets } from '../../shared/report-sheets.ts'
import type { Sheet, SheetCell, SheetWords } from '../../shared/report-sheets.ts'
import type { Against, DayRange } from '../../shared/reports.ts'
import { time } from '../../shared/texts/format.ts'
import { texts, type Lang } from '../../shared/texts/index.ts'
import { periodName } from '../../shared/texts/periods.ts'
import type { Cell } from '../documents/csv.ts'
import type { Answers } from './answers.ts'
import { siteOnPaper } from '../documents/demonstration.ts'
import type { Moment } from './spans.ts'

type Asked = {
  readonly report: ReportFile
  readonly range: DayRange
  readonly against: Against
  readonly format: 'csv' | 'pdf'
  readonly lang: Lang
  readonly names: readonly { readonly id: string; readonly name: string }[]
}
export type FileParts = {
  readonly answers: Answers
  readonly differences: (from: DayRange['from'], to: DayRange['to']) => readonly CashDifference[]
  readonly nameOf: (operatorId: string) => string
  readonly cafe: () => { readonly site: Site; readonly demo: boolean }
  readonly software: Software
}
type Made = { readonly sheets: readonly Sheet[]; readonly before: BeforeSpan | null }

/** So many columns leave a name little room: figures stand closer. */
const MANY_COLUMNS = 8

/** The same tables as on the screen, for a spreadsheet or as a paper. */
export async function reportFile(
  parts: FileParts,
  asked: Asked,
  moment: Moment,
): Promise<{ name: string; base64: string }> {
  const { report, range, format, lang } = asked
  const names = new Map(asked.names.map(({ id, name }) => [id, name]))
  const words: SheetWords = { lang, t: texts[lang], serviceName: (id) => names.get(id) }
  const made = sheetsOf(parts, asked, words, moment)
  const bytes = await (format === 'csv' ? csv(made) : pdf(parts, asked, made, words, moment))
  const name = `${lang === 'fr' ? 'chiffres' : 'figures'}-${report}-${range.from}-${range.to}.${format}`
  return { name, base64: Buffer.from(bytes).toString('base64') }
}

function sheetsOf({ answers, differences, nameOf }: FileParts, asked: Asked, words: SheetWords, moment: Moment): Made {
  const { report, range, against } = asked
  switch (report) {
    case 'drawers':
      return { sheets: [drawersSheet(differences(range.from, range.to), words, nameOf)], before: null }
    case 'services': {
      const found = answers.services(range, against, moment)
      return { sheets: [servicesSheet(found, words)], before: found.before }
    }
    case 'margins':
      return { sheets: marginSheets(answers.margins(range), words), before: null }
    case 'reasons':
      return { sheets: reasonSheets(answers.reasons(range), words), before: null }
    case 'held':
      return { sheets: heldSheets(answers.services(range, against, moment), words), before: null }
    case 'day':
    case 'hour':
    case 'weekday':
    case 'product':
    case 'category':
    case 'server':
    case 'tender':
    case 'vat': {
      const table = answers.table(report, range, against, moment)
      return { sheets: tableSheets(report, table, words), before: table.before }
    }
  }
}

/** One table: which of several sheets a row is from stands in its first column. Sums are the spreadsheet's to make. */
async function csv({ sheets }: Made): Promise<Uint8Array> {
  const { csvTable } = await import('../documents/csv.ts') // no sale waits for it
  const several = sheets.length > 1
  const [first] = sheets
  const headers = first?.columns.map(({ header }) => header) ?? []
  return csvTable(
    [...(several ? [''] : []), ...headers],
    sheets.flatMap(({ heading, rows }) =>
      rows.map(({ cells }) => [...(several ? [heading] : []), ...cells.map(forCsv)]),
    ),
  )
}

function forCsv(cell: SheetCell): Cell {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'cents':
    case 'signed':
      return { cents: cell.cents }
    case 'count':
      return { milli: cell.count * 1000 }
    case 'milli':
      return { milli: cell.milli }
    case 'tenths':
    case 'duration':
      return { milli: cell.tenths * 100 }
    case 'permille':
    case 'share':
      return { milli: cell.permille * 100 }
    case 'none':
      return null
  }
}

async function pdf(parts: FileParts, asked: Asked, made: Made, words: SheetWords, moment: Moment): Promise<Uint8Array> {
  const { lang, t } = words
  const { file, pages, nothing } = t.reports
  const { tablesPdf } = await import('../documents/pdf/table-pdf.ts') // large, and no sale waits for it
  const { before } = made
  const cut = before?.untilMs
  return tablesPdf({
    title: pages[asked.report],
    period: periodName(asked.range.from, asked.range.to, lang),
    notes: [
      file.note,
      ...(asked.report === 'margins' ? [t.reports.margins.more] : []),
      ...(before ? [file.compared({ period: periodName(before.from, before.to, lang) })] : []),
      ...(cut ? [file.cut({ time: time(cut, lang, moment.zone) })] : []),
    ],
    tables: made.sheets.map((sheet) => ({
      heading: sheet.heading,
      columns: sheet.columns.map(({ header, words: isWords }, n) =>
        isWords
          ? { header, align: 'left', ...(n === 0 ? {} : { width: 60 }) }
          : { header, align: 'right', width: sheet.columns.length > MANY_COLUMNS ? 42 : 46 },
      ),
      rows: sheet.rows.map(({ cells }) => cells.map((cell) => cellText(cell, lang))),
      sums: sheet.sums.map((cell) => (cell.kind === 'none' ? '' : cellText(cell, lang))),
      empty: nothing,
    })),
    site: siteOnPaper(parts.cafe()),
    software: parts.software,
    madeAtMs: moment.nowMs,
    zone: moment.zone,
  })
}
