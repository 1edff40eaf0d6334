import { ok, refuse, type Result } from '../../shared/result.ts'
import type { CarrierCode } from './ids.ts'
import type { Candidate, Recognised } from './labels/recognise.ts'
import type { ParcelsParts } from './parts.ts'
import type { Carrier } from './rules/carrier.ts'
import { networkNames } from './rules/reading.ts'

type NoParcel = Extract<Recognised, { kind: 'article' | 'sorting' | 'not-a-label' }>
export type ParcelCode = Exclude<Recognised, NoParcel>

/** What may be a parcel's code; what no parcel bears is refused, each with its own sentence (parcels.md §1.9). */
export function asParcelCode(
  found: Recognised,
): Result<ParcelCode, 'ARTICLE_SCANNED' | 'SORTING_SCANNED' | 'NOT_A_LABEL'> {
  if (found.kind === 'article') return refuse('ARTICLE_SCANNED', { ean: found.ean })
  if (found.kind === 'sorting') return refuse('SORTING_SCANNED')
  return found.kind === 'not-a-label' ? refuse('NOT_A_LABEL', { why: found.why }) : ok(found)
}

/** Every way in which a code may stand in the register: the shipment, and which parcel of it where the label says so. */
export function namesOf(found: Recognised): readonly Pick<Candidate, 'shipment' | 'parcelNo'>[] {
  switch (found.kind) {
    case 'label':
      return [found.label, ...found.others]
    case 'ambiguous':
      return found.candidates
    case 'unknown':
      return [{ shipment: found.code }]
    case 'article':
    case 'sorting':
    case 'not-a-label':
      return []
  }
}

/** How a carrier is called: by the café's settings, else as it is known. */
export function nameOfCarrier({ carriers }: Pick<ParcelsParts, 'carriers'>, code: string): string {
  return carriers.carriers().find((one) => one.code === code)?.name ?? networkNames[code] ?? code
}

/** The café's carriers as choices, the named ones in front of all others that are running. */
export function choicesOf(all: readonly Carrier[], first: readonly (string | undefined)[]) {
  const rank = ({ code }: Carrier) => (first.includes(code) ? first.indexOf(code) : first.length)
  return all
    .filter(({ to, code }) => to === null || first.includes(code))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ code, name }): { readonly carrier: CarrierCode; readonly name: string } => ({ carrier: code, name }))
}
