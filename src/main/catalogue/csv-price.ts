import { cents, type Cents } from '../../shared/money.ts'

/** `1,50`, `1.50`, `1 234,5 €`, `1.234,50`; nothing below zero, nothing finer than a cent. */
export function priceOf(value: string): Cents | undefined {
  const bare = value.replace(/[\s\u00a0\u202f€]/g, '')
  const plain = /^\d{1,3}(\.\d{3})+,\d{2}$/.test(bare) ? bare.replaceAll('.', '') : bare
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(plain)
  if (!found) return undefined
  const [, whole = '', part = ''] = found
  return cents(Number(whole) * 100 + Number(part.padEnd(2, '0')))
}
