import type { Cents } from '../../../shared/money.ts'

type Cell = string | number

/** An amount in euros with a decimal comma, as spreadsheets in French read it. */
export const euroCell = (amount: Cents): string => (amount / 100).toFixed(2).replace('.', ',')

/** A table for a spreadsheet: UTF-8 with its mark, semicolons, CR LF. A cell that would be a formula is words. */
export function csv(rows: readonly (readonly Cell[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`)
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
