import { mondialRelayKey } from '../labels/check-digits.ts'

/** A label of Mondial Relay with right keys: one parcel of a shipment of eight digits. */
export function mondialLabel(shipment: number, no = 1, of = 1): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const first = `24${String(shipment).padStart(8, '0')}${two(no)}${two(of)}`
  const second = '0750304219'
  return `${first}${mondialRelayKey(first)}${second}${mondialRelayKey(second)}`
}
