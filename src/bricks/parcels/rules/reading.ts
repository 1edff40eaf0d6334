import { labelFormats, type LabelFormat } from '../labels/formats.ts'
import { ownFormats } from '../labels/own-formats.ts'
import { recognise, type Recognised } from '../labels/recognise.ts'
import type { Carrier } from './carrier.ts'

/** Who numbers parcels in a way that was published (parcels.md §1.2), as people call them. */
export const networkNames: Readonly<Record<string, string>> = {
  'mondial-relay': 'Mondial Relay',
  inpost: 'InPost',
  colissimo: 'Colissimo',
  chronopost: 'Chronopost',
  'la-poste': 'La Poste',
  dpd: 'DPD',
  gls: 'GLS',
  ups: 'UPS',
  amazon: 'Amazon',
}

type Known = Pick<Carrier, 'code' | 'scanPatterns' | 'networks'>

/**
 * The table of label formats as this café knows it: its carriers' own masks in front, and each published format under those
 * of its carriers that bring it: Pickup brings what Chronopost and DPD number.
 */
export function formatsOf(carriers: readonly Known[]): readonly LabelFormat[] {
  const own = carriers.flatMap(({ code, scanPatterns }) => ownFormats(code, scanPatterns))
  const bringing = (network: string) => {
    const known = carriers.filter(({ code, networks = [] }) => code === network || networks.includes(network))
    return known.length > 0 ? known.map(({ code }) => code) : [network]
  }
  const published = labelFormats.map((format) => ({
    ...format,
    carriers: [...new Set(format.carriers.flatMap(bringing))],
  }))
  return [...own, ...published]
}

/** What a scan is to this café; `carrier` is that of the round, or what was answered when it was asked. */
export function readScan(
  raw: string,
  { carriers, carrier, aim }: { readonly carriers: readonly Known[]; readonly carrier?: string; readonly aim?: string },
): Recognised {
  return recognise(raw, { carrier, aim, active: carriers.map(({ code }) => code), formats: formatsOf(carriers) })
}
