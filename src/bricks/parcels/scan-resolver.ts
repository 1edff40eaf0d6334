import type { Found, ScanResolver } from '../../main/scans/index.ts'
import type { ParcelsParts } from './parts.ts'
import { namesOf, nameOfCarrier } from './reading.ts'
import type { Parcel } from './rules/parcel.ts'
import { readScan } from './rules/reading.ts'
import { isHere } from './rules/states.ts'

const SERVICE = 'parcels'
const SHOWN_SIGNS = 8

/**
 * A label that is scanned anywhere in the till: the parcel that lies here under that number is opened. One that left is
 * asked about, in case its number means something else as well.
 */
export function parcelResolver(parts: ParcelsParts): ScanResolver {
  const { register, carriers } = parts
  const found = (parcel: Parcel, sure: boolean): Found => {
    const { parcelId, carrier, code, place } = parcel
    const label = [`${nameOfCarrier(parts, carrier)} …${code.slice(-SHOWN_SIGNS)}`, place].filter(Boolean).join(' · ')
    return { meaning: { kind: 'service', service: SERVICE, wanted: `parcel:${parcelId}`, label }, sure }
  }
  return ({ text }) => {
    if (text.length > 300 || !/\d/.test(text)) return []
    const names = namesOf(readScan(text, { carriers: carriers.carriers() }))
    const rows = names.flatMap(({ shipment, parcelNo }) =>
      register.withCode(shipment).filter((parcel) => parcelNo === undefined || parcel.parcelNo === parcelNo),
    )
    const once = [...new Map(rows.map((parcel) => [parcel.parcelId, parcel])).values()]
    const here = once.filter(({ state }) => isHere(state) || state === 'missing')
    if (here.length > 0) return here.map((parcel) => found(parcel, here.length === 1))
    return once.slice(0, 1).map((parcel) => found(parcel, false))
  }
}
