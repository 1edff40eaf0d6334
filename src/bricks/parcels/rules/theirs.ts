import { z } from 'zod'
import { zCents } from '../../../shared/contracts/procedure.ts'
import { cents, divideHalfUp, minus, sum, type Cents } from '../../../shared/money.ts'
import { zText } from '../../../shared/free-text.ts'
import { normalise } from '../labels/normalise.ts'
import { recognise } from '../labels/recognise.ts'
import type { Paid } from './statement.ts'

/** A line of a carrier's own statement: a number, and what it pays for it where it says so. Nothing else is kept of it. */
export const zTheirRow = z.strictObject({ code: zText(60, 1), htCents: zCents.nullable() })
export type TheirRow = Readonly<z.infer<typeof zTheirRow>>

const HEAD_CODE = /colis|parcel|num[eé]ro|suivi|tracking|exp[eé]dition|shipment|barcode|code/i
const HEAD_AMOUNT = /commission|montant|amount|r[eé]mun|\bht\b|prix|total/i
const AMOUNT = /^-?\d{1,7}([.,]\d{1,4})?$/
const CODE = /^(?=.*\d)[0-9A-Z]{8,40}$/

/** The cells of a line: `;`, a tab or `,` between them, in quotation marks where a cell holds the sign itself. */
function cellsOf(line: string, sign: string): readonly string[] {
  const cells: string[] = []
  const letters = [...line]
  let [cell, quoted] = ['', false]
  for (const [n, letter] of letters.entries()) {
    if (letter === '"') {
      // Two of them inside a cell are one of its letters.
      if (!quoted && letters[n - 1] === '"' && cell !== '') cell += '"'
      quoted = !quoted
    } else if (letter === sign && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += letter
  }
  return [...cells, cell.trim()]
}

function centsOf(cell: string | undefined): Cents | null {
  const figure = (cell ?? '').replaceAll(/[€\s\u00a0\u202f]/g, '')
  if (!AMOUNT.test(figure)) return null
  const [whole = '0', part = ''] = figure.split(/[.,]/)
  // Some write tenths of a cent: 0.285.
  return cents(Number(divideHalfUp(BigInt(whole + part.padEnd(4, '0')), 100n)))
}

const isCode = (cell: string | undefined) => cell !== undefined && CODE.test(normalise(cell))

/**
 * Reads what somebody pasted of a carrier's statement: a table with or without a head, or only numbers, one a line. Names
 * that stand in it are not looked at. The column of numbers is the one that its head names, else the one with the most of
 * them; amounts are only read under a head that says so.
 */
export function readTheirs(lines: readonly string[]): readonly TheirRow[] {
  const full = lines.filter((line) => line.trim() !== '')
  const signs = [';', '\t', ',']
  const sign = signs.find((one) => full.some((line) => line.includes(one))) ?? ';'
  const table = full.map((line) => cellsOf(line, sign))
  const [first = []] = table
  const hasHead = !first.some(isCode)
  const body = hasHead ? table.slice(1) : table
  const width = Math.max(0, ...table.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, n) => n)
  const codesIn = (column: number) => body.filter((row) => isCode(row[column])).length
  const named = (head: RegExp, column: number) => hasHead && head.test(first[column] ?? '')
  const codes = columns
    .filter((column) => codesIn(column) > 0)
    .toSorted((a, b) => Number(named(HEAD_CODE, b)) - Number(named(HEAD_CODE, a)) || codesIn(b) - codesIn(a))[0]
  if (codes === undefined) return []
  const amounts = columns.find((column) => column !== codes && named(HEAD_AMOUNT, column))
  return body.flatMap((row) => {
    const cell = row[codes]
    if (cell === undefined || !isCode(cell)) return []
    return [{ code: normalise(cell), htCents: amounts === undefined ? null : centsOf(row[amounts]) }]
  })
}

/** What they pay in all, where each of their lines says what for. */
export function theirTotal(rows: readonly TheirRow[]): Cents | null {
  const amounts = rows.flatMap(({ htCents }) => (htCents === null ? [] : [htCents]))
  return rows.length > 0 && amounts.length === rows.length ? sum(amounts) : null
}

/** The number as printed, and the shipment that it is a label of: carriers write either. */
function namesOf(code: string): readonly string[] {
  const seen = recognise(code)
  const shipments =
    seen.kind === 'label'
      ? [seen.label, ...seen.others].map(({ shipment }) => shipment)
      : seen.kind === 'ambiguous'
        ? seen.candidates.map(({ shipment }) => shipment)
        : []
  return [...new Set([code, ...shipments])]
}

export type Comparison = {
  readonly both: number
  /** They pay for it, and our register does not know it as done in that month. */
  readonly onlyTheirs: readonly TheirRow[]
  /** We did it, and they do not pay for it. */
  readonly onlyOurs: readonly Paid[]
  /** Both know it, at another price. */
  readonly otherPrice: readonly { readonly paid: Paid; readonly theirCents: Cents }[]
}

/** Line by line: a number that stands twice on one side needs two on the other. */
export function compare(ours: readonly Paid[], theirs: readonly TheirRow[]): Comparison {
  const waiting = Map.groupBy(ours, ({ act }) => act.code)
  const met = new Set<Paid>()
  const onlyTheirs: TheirRow[] = []
  const otherPrice: { paid: Paid; theirCents: Cents }[] = []
  for (const row of theirs) {
    const same = namesOf(row.code).flatMap((name) => waiting.get(name) ?? [])
    const left = same.filter((paid) => !met.has(paid))
    // Of one that was handed over and dropped off, the price says which is meant.
    const paid = left.find(({ unitCents }) => unitCents === row.htCents) ?? left[0]
    if (!paid) {
      onlyTheirs.push(row)
      continue
    }
    met.add(paid)
    if (row.htCents !== null && row.htCents !== paid.unitCents) otherPrice.push({ paid, theirCents: row.htCents })
  }
  return { both: met.size, onlyTheirs, onlyOurs: ours.filter((paid) => !met.has(paid)), otherPrice }
}

/** What they pay more than our register says (HT); negative where it is less. */
export const gapOf = (theirHt: Cents, ourHt: Cents): Cents => minus(theirHt, ourHt)
