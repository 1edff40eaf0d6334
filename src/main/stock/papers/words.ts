import { decimalComma } from '../../documents/csv.ts'
import type { Cents } from '../../../shared/money.ts'
import type { StockUnit } from '../../../shared/stock.ts'

const UNITS = { piece: '', ml: 'l', g: 'kg' } as const satisfies Record<StockUnit, string>
export const bigUnit = (unit: StockUnit): string => (unit === 'piece' ? 'pièce' : UNITS[unit])

/** An amount as a figure of a French spreadsheet: litres, kilos or pieces, `29,25`. */
export function amountFigure(amount: number): string {
  const size = Math.abs(amount)
  const rest = String(size % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${amount < 0 ? '-' : ''}${Math.trunc(size / 1000)}${rest === '' ? '' : `,${rest}`}`
}

/** An amount in French: `29,25 l`, `850 g`, `12`. Whole litres and kilos from a thousand on. */
export function amountWords(amount: number, unit: StockUnit): string {
  if (unit !== 'piece' && Math.abs(amount) < 1000) return `${amount} ${unit}`.replace('-', '−')
  return `${amountFigure(amount)} ${UNITS[unit]}`.trim().replace('-', '−')
}

export const euros = (amount: Cents): string => `${decimalComma(amount).replace('-', '−')} €`

export const dayWords = (day: string): string => day.split('-').reverse().join('/')

export type NamedFile = { readonly name: string; readonly base64: string }
export const named = (name: string, bytes: Uint8Array): NamedFile => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
})
