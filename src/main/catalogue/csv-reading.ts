import { CsvError, parse } from 'csv-parse/sync'
import type { ImportColumn, ImportFault, ImportWarning } from '../../shared/catalogue-import.ts'
import { textOfFile } from '../../shared/file-text.ts'
import { columnNamed, plainWord } from './csv-words.ts'

/** One line of a list: what stands in the columns that are known. A column that the list has not is missing here. */
export type CsvRow = { readonly line: number; readonly cells: Readonly<Partial<Record<ImportColumn, string>>> }
/** Some lines of a list, up to line `done` of `total`, as a person counts them in the file. */
export type CsvSlice = {
  readonly rows: readonly CsvRow[]
  readonly faults: readonly ImportFault[]
  readonly warnings: readonly ImportWarning[]
  readonly done: number
  readonly total: number
}

/** So many records are read before whoever waits behind the list is answered: some ten milliseconds of work. */
const SLICE_RECORDS = 500
const VALUE_SHOWN = 60
const RECORD_CHARS_MAX = 20_000

export function fault(
  line: number,
  code: ImportFault['code'],
  { column = null, value = '', about = '' }: Partial<Pick<ImportFault, 'column' | 'value' | 'about'>> = {},
): ImportFault {
  return { line, column, value: value.slice(0, VALUE_SHOWN), code, about }
}

/** Whatever stands most often in the heading, outside of quotes; `;` where nothing does. */
export function separatorOf(text: string): string {
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, times: heading.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}

/** Reads a list of products, slice by slice: its heading says which columns it has, in either language and any order. */
export function* readCsv(bytes: Uint8Array): Generator<CsvSlice> {
  const text = textOfFile(bytes)
  const total = linesOf(text)
  const slices = recordsOf(text)
  const first = slices.next()
  const heading = first.done ? undefined : first.value.records[0]
  const columns = heading?.cells.map((name) => columnNamed.get(plainWord(name))) ?? []
  if (!heading || !(['label', 'id', 'barcodes'] as const).some((column) => columns.includes(column))) {
    const faults = [...(first.done ? [] : first.value.faults), fault(1, 'NO_HEADER')]
    return yield { rows: [], faults, warnings: [], done: total, total }
  }
  const warnings = heading.cells.flatMap((name, n): readonly ImportWarning[] =>
    columns[n] === undefined && name.trim() !== ''
      ? [{ line: heading.line, column: null, value: name.slice(0, VALUE_SHOWN), code: 'COLUMN_UNKNOWN', about: '' }]
      : [],
  )
  yield { rows: [], faults: [], warnings, done: heading.line, total }
  for (const { records, faults } of slices) {
    const { rows, uneven } = rowsOf(columns, records)
    yield { rows, faults: [...uneven, ...faults], warnings: [], done: records.at(-1)?.line ?? total, total }
  }
}

function rowsOf(columns: readonly (ImportColumn | undefined)[], records: readonly CsvRecord[]) {
  const rows: CsvRow[] = []
  const uneven: ImportFault[] = []
  for (const { line, cells } of records) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      uneven.push(fault(line, 'COLUMNS', { about: String(columns.length), value: cells.join(' ') }))
    else rows.push({ line, cells: cellsOf(columns, cells) })
  }
  return { rows, uneven }
}

/** What ends each line of a text exactly once. */
const lineEndOf = (text: string) => (text.includes('\n') ? '\n' : '\r')

/** How many lines a text has, the last one ended or not. */
function linesOf(text: string): number {
  const end = lineEndOf(text)
  let lines = text === '' || text.endsWith(end) ? 0 : 1
  for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, at + 1)) lines += 1
  return lines
}

function cellsOf(columns: readonly (ImportColumn | undefined)[], cells: readonly string[]): CsvRow['cells'] {
  const row: Partial<Record<ImportColumn, string>> = {}
  columns.forEach((column, n) => {
    if (column !== undefined) row[column] = unescaped(cells[n] ?? '').trim()
  })
  return row
}

/** A spreadsheet must not run what begins like a formula: such texts were written with a mark in front. */
function unescaped(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
}

type CsvRecord = { readonly line: number; readonly cells: readonly string[] }
type CsvRecords = { readonly records: readonly CsvRecord[]; readonly faults: readonly ImportFault[] }

/**
 * The heading by itself, then so many records at a time. Empty lines are kept, so that lines can be counted; what comes
 * after a quote that never ends cannot be read.
 */
function* recordsOf(text: string): Generator<CsvRecords> {
  const bytes = Buffer.from(text)
  const delimiter = separatorOf(text)
  const lineEnd = lineEndOf(text).charCodeAt(0)
  let [at, line] = [0, 0]
  let ending: string | undefined
  while (at < bytes.length) {
    const from = at
    const records: CsvRecord[] = []
    try {
      parse(bytes.subarray(at), {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        max_record_size: RECORD_CHARS_MAX,
        to: ending === undefined ? 1 : SLICE_RECORDS,
        ...(ending === undefined ? {} : { record_delimiter: ending }),
        on_record(cells: string[], info) {
          records.push({ line: line + 1, cells })
          // Counted here: the parser takes a line that ends inside of quotes for two where ends are of two characters.
          for (const end = from + info.bytes; at < end; at += 1) if (bytes[at] === lineEnd) line += 1
          return null
        },
      })
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      return yield { records, faults: [fault(line + 1, 'QUOTE')] }
    }
    if (records.length === 0) return
    ending ??= /(?:\r\n|\n|\r)$/.exec(bytes.toString('latin1', Math.max(0, at - 2), at))?.[0] ?? '\n'
    yield { records, faults: [] }
  }
}
