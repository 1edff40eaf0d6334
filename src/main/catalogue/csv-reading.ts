import { CsvError, parse } from 'csv-parse/sync'
import type { ImportColumn, ImportFault, ImportWarning } from '../../shared/catalogue-import.ts'
import { columnNamed, plainWord } from './csv-words.ts'

/** One line of a list: what stands in the columns that are known. A column that the list has not is missing here. */
export type CsvRow = { readonly line: number; readonly cells: Readonly<Partial<Record<ImportColumn, string>>> }
export type CsvList = {
  readonly rows: readonly CsvRow[]
  readonly columns: ReadonlySet<ImportColumn>
  readonly faults: readonly ImportFault[]
  readonly warnings: readonly ImportWarning[]
}

const VALUE_SHOWN = 60
const RECORD_CHARS_MAX = 20_000

export function fault(
  line: number,
  code: ImportFault['code'],
  { column = null, value = '', about = '' }: Partial<Pick<ImportFault, 'column' | 'value' | 'about'>> = {},
): ImportFault {
  return { line, column, value: value.slice(0, VALUE_SHOWN), code, about }
}

/** UTF-8 where it is that, else what older spreadsheets of Windows write; UTF-16 by its mark. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Whatever stands most often in the heading, outside of quotes; `;` where nothing does. */
export function separatorOf(text: string): string {
  const heading = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, times: heading.split(mark).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).mark
}

/** Reads a list of products: its heading says which columns it has, in either language and any order. */
export function readCsv(bytes: Uint8Array): CsvList {
  const text = decoded(bytes)
  const { records, faults } = recordsOf(text)
  const [heading, ...rest] = records
  const columns = heading?.cells.map((name) => columnNamed.get(plainWord(name))) ?? []
  const known = new Set(columns.filter((column) => column !== undefined))
  if (!heading || (!known.has('label') && !known.has('id') && !known.has('barcodes')))
    return { rows: [], columns: known, faults: [...faults, fault(1, 'NO_HEADER')], warnings: [] }
  const warnings = heading.cells.flatMap((name, n): readonly ImportWarning[] =>
    columns[n] === undefined && name.trim() !== ''
      ? [{ line: heading.line, column: null, value: name.slice(0, VALUE_SHOWN), code: 'COLUMN_UNKNOWN', about: '' }]
      : [],
  )
  const rows: CsvRow[] = []
  const uneven: ImportFault[] = []
  for (const { line, cells } of rest) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.length > heading.cells.length && cells.slice(heading.cells.length).some((cell) => cell.trim() !== '')) {
      uneven.push(fault(line, 'COLUMNS', { about: String(heading.cells.length), value: cells.join(' ') }))
      continue
    }
    rows.push({ line, cells: cellsOf(columns, cells) })
  }
  return { rows, columns: known, faults: [...faults, ...uneven], warnings }
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

/** Empty lines are kept, so that lines can be counted; what comes after a quote that never ends cannot be read. */
function recordsOf(text: string): { readonly records: readonly CsvRecord[]; readonly faults: readonly ImportFault[] } {
  const records: CsvRecord[] = []
  let last = 0
  try {
    parse(text, {
      delimiter: separatorOf(text.replace(/^\ufeff/, '')),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: RECORD_CHARS_MAX,
      on_record(cells: string[], { lines }) {
        records.push({ line: last + 1, cells })
        last = lines
        return null
      },
    })
    return { records, faults: [] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { records, faults: [fault(last + 1, 'QUOTE')] }
  }
}
