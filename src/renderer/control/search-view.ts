import type { BusinessDay } from '../../shared/business-day.ts'
import { cents, isCents, type Cents } from '../../shared/money.ts'

/** What is looked for, as it is written in the fields. */
export type Asked = {
  readonly from: BusinessDay | undefined
  readonly to: BusinessDay | undefined
  readonly number: string
  readonly amount: string
}
export const NOTHING_ASKED: Asked = { from: undefined, to: undefined, number: '', amount: '' }
export const PAGE = 50

export type Search = {
  readonly from?: BusinessDay
  readonly to?: BusinessDay
  readonly number?: number
  readonly totalCents?: Cents
}

/** What the core is asked; a field that cannot be read narrows nothing, and says so itself. */
export function searchOf({ from, to, number, amount }: Asked): Search {
  const wanted = Number(number.replace(/\D/g, ''))
  const totalCents = readAmount(amount)
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(Number.isSafeInteger(wanted) && wanted > 0 ? { number: wanted } : {}),
    ...(totalCents === undefined ? {} : { totalCents }),
  }
}

export function isAmountWrong(text: string): boolean {
  return text.trim() !== '' && readAmount(text) === undefined
}

/** `12,40`, `12.4`, `1 234`, `-3,20 €`: an amount as anybody writes it. */
export function readAmount(text: string): Cents | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace('\u2212', '-')
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,9})(?:[.,](\d{0,2}))?$/.exec(plain) ?? []
  if (whole === '') return undefined
  const value = Number(`${sign}${whole}${part.padEnd(2, '0')}`)
  return isCents(value) ? cents(value === 0 ? 0 : value) : undefined
}
