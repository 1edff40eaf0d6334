import iconv from 'iconv-lite'
import { isBusinessDay } from '../../shared/business-day.ts'
import { accountFault, type AccountFault } from '../../shared/contracts/accounting.ts'
import { isSiren } from '../../shared/siren.ts'
import { FEC_COLUMNS, FEC_ENCODING, type FecColumn } from './fec.ts'

/** What is wrong; the sentences are written where they are shown. */
export type FecFaultCode =
  | 'name-format'
  | 'name-siren-key' // nine digits whose key is wrong: a demonstration, or a slip
  | 'name-date'
  | 'encoding'
  | 'empty-file'
  | 'empty-line'
  | 'separator'
  | 'header-name'
  | 'column-count'
  | 'empty'
  | 'amount-point'
  | 'amount-thousands'
  | 'amount-negative'
  | 'amount-format'
  | 'both-sides'
  | 'no-side'
  | `account-${AccountFault}`
  | 'date-format'
  | 'date-calendar'
  | 'number-format'
  | 'number-gap'
  | 'number-back'
  | 'unbalanced'
  | 'entry-dates'
  | 'valid-before-entry'
  | 'valid-order'
  | 'closing-before-entry'

/** Line 1 is the header, line 0 the file's name. A fault of a whole entry is at its first line. */
export type FecFault = {
  readonly line: number
  readonly column: FecColumn | null
  readonly what: FecFaultCode
}

/** A file that has more is not ours; the first ones say enough. */
export const FEC_FAULTS_MAX = 100

type Report = (column: FecColumn | null, what: FecFaultCode) => void
type Cells = Readonly<Record<FecColumn, string>>
/** A line as far as it could be read: undefined stands for what was faulty. Dates as `YYYYMMDD`. */
type Row = {
  readonly journal: string
  readonly number: number | undefined
  readonly date: string | undefined
  readonly valid: string | undefined
  /** Debit less credit, in cents. */
  readonly cents: bigint | undefined
}
/** The entry being read, from its first line on; its sum is undefined once a line of it could not be read. */
type Entry = {
  readonly journal: string
  readonly number: number
  readonly line: number
  date: string | undefined
  cents: bigint | undefined
}

const MANDATORY: readonly FecColumn[] = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'ValidDate',
]

/**
 * Reads a file of entries as its receiver would, and names what is wrong with it: what the administration's own checker
 * sees, and what it lets pass (balance, calendar, sequence, signs; brief fiscal §7.2, checklist F-61). The variant with
 * Montant and Sens is not ours and is refused. Bounded by `FEC_FAULTS_MAX`, in the order of the lines.
 */
export function checkFec(bytes: Uint8Array, name: string): readonly FecFault[] {
  const faults: FecFault[] = []
  const at = (line: number): Report => {
    return (column, what) => void faults.push({ line, column, what })
  }
  const closing = checkName(name, at(0))
  const [header = '', ...lines] = linesOf(bytes, at)
  const separator = checkHeader(header, at(1))
  if (lines.length === 0) at(1)(null, 'empty-file')
  if (separator === undefined) return faults

  const entries = entryChecker(closing, at)
  for (const [index, text] of lines.entries()) {
    const line = index + 2
    entries.read(rowOf(text, separator, at(line)), line)
    if (faults.length >= FEC_FAULTS_MAX) break
  }
  entries.end()
  return faults.sort((a, b) => a.line - b.line).slice(0, FEC_FAULTS_MAX)
}

/** The closing day that the name bears, where it can be read. */
function checkName(name: string, report: Report): string | undefined {
  const [, siren, day] = /^(\d{9})FEC(\d{8})\.txt$/.exec(name) ?? []
  if (siren === undefined || day === undefined) {
    report(null, 'name-format')
    return undefined
  }
  if (!isSiren(siren)) report(null, 'name-siren-key')
  if (isCalendarDay(day)) return day
  report(null, 'name-date')
  return undefined
}

function linesOf(bytes: Uint8Array, at: (line: number) => Report): readonly string[] {
  const foreign = foreignByte(bytes)
  if (foreign !== undefined) {
    at(bytes.subarray(0, foreign).filter((byte) => byte === 0x0a).length + 1)(null, 'encoding')
  }
  const text = iconv.decode(hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes, FEC_ENCODING)
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Where a byte tells that the text is not ISO 8859-15: UTF-8 by its sequences, Windows-1252 and UTF-16 by their controls. */
function foreignByte(bytes: Uint8Array): number | undefined {
  if (hasUtf8Mark(bytes)) return 0
  const control = bytes.findIndex((byte) => (byte < 0x20 && !LINE_BYTES.has(byte)) || (byte >= 0x7f && byte <= 0x9f))
  if (control >= 0) return control
  const accent = bytes.findIndex((byte) => byte >= 0x80)
  return accent >= 0 && isUtf8(bytes) ? accent : undefined
}

const LINE_BYTES: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d])

function hasUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The separator of the file, tabulation or bar, where there is one. */
function checkHeader(header: string, report: Report): string | undefined {
  const separator = ['\t', '|'].find((mark) => header.includes(mark))
  if (separator === undefined) {
    report(null, 'separator')
    return undefined
  }
  const names = header.split(separator)
  if (names.length !== FEC_COLUMNS.length) report(null, 'column-count')
  else FEC_COLUMNS.filter((column, i) => column !== names[i]).forEach((column) => report(column, 'header-name'))
  return separator
}

function rowOf(text: string, separator: string, report: Report): Row | undefined {
  const cells = text.split(separator)
  if (cells.length === FEC_COLUMNS.length) {
    // Every column has its cell: there are as many of the one as of the other.
    return checkCells(Object.fromEntries(FEC_COLUMNS.map((column, i) => [column, cells[i]])) as Cells, report)
  }
  const other = separator === '\t' ? '|' : '\t'
  const isOther = text.split(other).length === FEC_COLUMNS.length
  report(null, text === '' ? 'empty-line' : isOther ? 'separator' : 'column-count')
  return undefined
}

function checkCells(cells: Cells, report: Report): Row {
  for (const column of MANDATORY) if (cells[column].trim() === '') report(column, 'empty')
  const account = accountFault(cells.CompteNum)
  if (account !== undefined && cells.CompteNum !== '') report('CompteNum', `account-${account}`)
  readDate(cells, 'PieceDate', report)
  readDate(cells, 'DateLet', report)
  const foreign = amountFault(cells.Montantdevise.replace(/^-/, ''))
  if (foreign !== undefined) report('Montantdevise', foreign)

  const date = readDate(cells, 'EcritureDate', report)
  const valid = readDate(cells, 'ValidDate', report)
  if (date !== undefined && valid !== undefined && valid < date) report('ValidDate', 'valid-before-entry')
  return { journal: cells.JournalCode, number: readNumber(cells, report), date, valid, cents: readSides(cells, report) }
}

/** The number of the line's entry; a number of no journal says nothing. */
function readNumber(cells: Cells, report: Report): number | undefined {
  const isNumber = /^\d{1,15}$/.test(cells.EcritureNum)
  if (!isNumber && cells.EcritureNum !== '') report('EcritureNum', 'number-format')
  return isNumber && cells.JournalCode !== '' ? Number(cells.EcritureNum) : undefined
}

function readDate(cells: Cells, column: FecColumn, report: Report): string | undefined {
  const text = cells[column]
  if (isCalendarDay(text)) return text
  if (text !== '') report(column, /^\d{8}$/.test(text) ? 'date-calendar' : 'date-format')
  return undefined
}

function isCalendarDay(text: string): boolean {
  return /^\d{8}$/.test(text) && isBusinessDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
}

/** Debit less credit in cents, where the line has exactly one side. */
function readSides(cells: Cells, report: Report): bigint | undefined {
  const columns = ['Debit', 'Credit'] as const
  const faults = columns.map((column) => amountFault(cells[column]))
  columns.forEach((column, i) => {
    const fault = faults[i]
    if (fault !== undefined) report(column, fault)
  })
  if (faults.some((fault) => fault !== undefined)) return undefined
  const debit = centsOf(cells.Debit)
  const credit = centsOf(cells.Credit)
  if ((debit === 0n) !== (credit === 0n)) return debit - credit
  report('Debit', debit === 0n ? 'no-side' : 'both-sides')
  return undefined
}

/** Why a text is no amount; nothing at all stands for zero, as it does for the administration's checker. */
function amountFault(text: string): FecFaultCode | undefined {
  if (/^(\d+(,\d{1,2})?)?$/.test(text)) return undefined
  if (/^-|-$/.test(text)) return 'amount-negative'
  if (/^\d{1,3}([ .'\u00a0]\d{3})+(,\d*)?$/.test(text)) return 'amount-thousands'
  return /^\d*\.\d*$/.test(text) ? 'amount-point' : 'amount-format'
}

function centsOf(text: string): bigint {
  const [whole = '', part = ''] = text.split(',')
  return BigInt(whole + part.padEnd(2, '0'))
}

/** Follows the file from entry to entry: numbers per journal, balance, one date an entry, order of validation. */
function entryChecker(closing: string | undefined, at: (line: number) => Report) {
  const lastNumbers = new Map<string, number>()
  let lastValid = ''
  let entry: Entry | undefined
  let isAfterUnknown = false

  function begin(journal: string, number: number, line: number): Entry {
    const last = lastNumbers.get(journal)
    if (last !== undefined && number <= last) at(line)('EcritureNum', 'number-back')
    if (last !== undefined && number > last + 1) at(line)('EcritureNum', 'number-gap')
    lastNumbers.set(journal, Math.max(last ?? 0, number))
    return { journal, number, line, date: undefined, cents: isAfterUnknown ? undefined : 0n }
  }

  function checkDate(of: Entry, date: string, line: number): void {
    if (of.date === undefined) {
      of.date = date
      if (closing !== undefined && date > closing) at(line)('EcritureDate', 'closing-before-entry')
    } else if (of.date !== date) at(line)('EcritureDate', 'entry-dates')
  }

  function checkOrder(valid: string, line: number): void {
    if (valid < lastValid) at(line)('ValidDate', 'valid-order')
    else lastValid = valid
  }

  function end(): void {
    if (entry?.cents !== undefined && entry.cents !== 0n) at(entry.line)('EcritureNum', 'unbalanced')
    entry = undefined
  }

  /** A line of an unknown entry: the one before it and the one after it may lack it, so neither balance is judged. */
  function readUnknown(): void {
    if (entry !== undefined) entry.cents = undefined
    isAfterUnknown = true
  }

  function read(row: Row | undefined, line: number): void {
    if (row?.valid !== undefined) checkOrder(row.valid, line)
    if (row?.number === undefined) return readUnknown()
    if (row.number !== entry?.number || row.journal !== entry.journal) {
      end()
      entry = begin(row.journal, row.number, line)
    }
    isAfterUnknown = false
    entry.cents = entry.cents === undefined || row.cents === undefined ? undefined : entry.cents + row.cents
    if (row.date !== undefined) checkDate(entry, row.date, line)
  }

  return { read, end }
}
