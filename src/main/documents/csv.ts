import { stringify } from 'csv-stringify/sync'
import { cents, type Cents } from '../../shared/money.ts'
import type { VatRate } from '../../shared/vat.ts'

/** A figure in cents becomes `12,50`; another, in thousandths, has as many decimals as it needs: `-3`, `0,25`. */
export type Cell = string | { readonly cents: Cents } | { readonly milli: number } | null

/**
 * A table for a French spreadsheet: UTF-8 with its mark, `;` between cells, CR LF after each line, decimal commas, and no
 * text that is read as a formula (checklist F-36).
 */
export function csvTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): Uint8Array {
  const table = stringify(
    rows.map((row) => row.map(typed)),
    {
      bom: true,
      header: true,
      columns: columns.map((header, key) => ({ key: String(key), header })),
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
      // Figures stay numbers until here: a negative one is no formula, a text that begins with a minus may be one.
      cast: { number: (amount) => decimalComma(cents(amount)), bigint: (milli) => decimals(Number(milli)) },
    },
  )
  return new TextEncoder().encode(table)
}

function typed(cell: Cell): string | number | bigint | null {
  if (cell === null || typeof cell === 'string') return cell
  return 'cents' in cell ? cell.cents : BigInt(cell.milli)
}

const decimals = (milli: number): string => (milli / 1000).toString().replace('.', ',')

/** An amount in cents, or a rate in hundredths of a percent, with its decimal comma: `1234,50`. No thousands. */
export function decimalComma(hundredths: Cents | VatRate): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
